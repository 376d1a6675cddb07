import { z } from 'zod';

/** A setting that is missing or cannot be used. The message is a German sentence naming the variable, never its value. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Words that stand in example files and guides, and therefore in no real secret. */
const PLACEHOLDER =
  /change.?me|change.?this|bitte.?aendern|bitte.?ersetzen|beispiel|example|placeholder|secret|passwor[td]|12345678/i;

/** Shortest secret, in characters: 32 of base64 carry 192 bits. */
const SECRET_MIN_LENGTH = 32;
/** Fewer different characters than this come from a keyboard, not from a random generator. */
const SECRET_MIN_DISTINCT = 10;

/** Why a text cannot serve as a secret, as the rest of a German sentence; null when it can. */
export function weaknessOf(secret: string): string | null {
  if (secret.length < SECRET_MIN_LENGTH)
    return `ist zu kurz: mindestens ${SECRET_MIN_LENGTH} zufällige Zeichen sind nötig`;
  if (PLACEHOLDER.test(secret)) return 'ist ein Platzhalter: bitte durch einen zufälligen Wert ersetzen';
  if (new Set(secret).size < SECRET_MIN_DISTINCT)
    return 'ist zu leicht zu erraten: bitte einen zufälligen Wert verwenden';
  return null;
}

const MISSING = 'fehlt';

function url(protocols: readonly string[]) {
  const hint = protocols.map((protocol) => `${protocol}//`).join(' oder ');
  return z.string({ error: MISSING }).refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), {
    error: `ist keine gültige Adresse (sie beginnt mit ${hint})`,
  });
}

function wholeNumber(lowest: number, highest: number) {
  const error = `muss eine ganze Zahl von ${lowest} bis ${highest} sein`;
  return z.coerce.number({ error }).int({ error }).min(lowest, { error }).max(highest, { error });
}

const secret = z.string({ error: MISSING }).superRefine((text, context) => {
  const weakness = weaknessOf(text);
  if (weakness) context.addIssue({ code: 'custom', message: weakness });
});

const encryptionKey = z
  .base64({ error: 'muss ein Schlüssel von 32 Byte in Base64 sein (openssl rand -base64 32)' })
  .refine((text) => Buffer.from(text, 'base64').length === 32, {
    error: 'muss ein Schlüssel von 32 Byte in Base64 sein (openssl rand -base64 32)',
  });

/** Every setting of the application. The front server reads its own limits beside these (src/server/http/config.ts). */
export const envSchema = z
  .object({
    /** The application's database; its login becomes the role allmende_app on every connection. */
    DATABASE_URL: url(['postgresql:', 'postgres:']),
    /** The owner's login, for migrations only; the running application does not need it. */
    DATABASE_MIGRATION_URL: url(['postgresql:', 'postgres:']).optional(),
    /** Connections of this process to the database; two more count attempts (src/db/pool.ts). */
    DB_POOL_SIZE: wholeNumber(2, 100).default(10),
    PORT: wholeNumber(0, 65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    /** The address people type; links in mails, cookies and sign-in redirects rest on it. */
    PUBLIC_URL: url(['http:', 'https:']).optional(),
    /** Signs what leaves the server (sign-in state, unsubscribe links). */
    AUTH_SECRET: secret,
    /** Encrypts the bound values of form actions; several instances of one installation share it. */
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: encryptionKey.optional(),
    /** Seed of the Ed25519 key that signs exports of procurement records; absent: derived from AUTH_SECRET. */
    RECORD_SIGNING_KEY: encryptionKey.optional(),
    /** Absent: mails are only written to the readable outbox. */
    SMTP_URL: url(['smtp:', 'smtps:']).optional(),
    MAIL_FROM: z.string().default('Allmende <noreply@localhost>'),
    /** Where the audit log's head goes once a day, outside the portal; absent: nowhere. */
    AUDIT_HEAD_RECIPIENT: z.email({ error: 'ist keine E-Mail-Adresse' }).optional(),
    OIDC_ISSUER: url(['https:', 'http:']).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** What the button on the sign-in page says after "Anmelden mit". */
    OIDC_NAME: z.string().default('Verwaltungskonto'),
    /** Assurance levels asked of the provider (`acr_values`), the most wanted first, separated by spaces. */
    OIDC_ACR_VALUES: z.string().max(500).optional(),
    /** Addresses or ranges whose X-Forwarded-* headers are believed. */
    TRUSTED_PROXY: z.string().optional(),
    /** Who runs this installation, for the legal pages; the address with commas between its lines. */
    OPERATOR_NAME: z.string().max(200).optional(),
    OPERATOR_ADDRESS: z.string().max(500).optional(),
    OPERATOR_EMAIL: z.email({ error: 'ist keine E-Mail-Adresse' }).optional(),
    /** Begins the identifier of every published purchase (OCDS); registered with the Open Contracting Partnership. */
    OCDS_PREFIX: z
      .string()
      .regex(/^ocds-[a-z0-9]{6}$/, { error: 'muss ocds- und sechs Kleinbuchstaben oder Ziffern sein' })
      .default('ocds-allmnd'),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error'], { error: 'muss debug, info, warn oder error sein' })
      .default('info'),
    /** 1: the embedded database with the demo stories; set by the launcher, never by hand. */
    DEMO: z.enum(['0', '1'], { error: 'muss 0 oder 1 sein' }).default('0'),
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  })
  .superRefine((env, context) => {
    const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
    const absent = oidc.filter((name) => env[name] === undefined);
    for (const name of absent.length < oidc.length ? absent : []) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'fehlt: die Anmeldung über OIDC braucht alle drei Angaben',
      });
    }
    if (env.SMTP_URL !== undefined && env.MAIL_FROM.endsWith('@localhost>')) {
      context.addIssue({
        code: 'custom',
        path: ['MAIL_FROM'],
        message: 'fehlt: ein Versand über SMTP braucht eine Absenderadresse',
      });
    }
  })
  .transform((env) => ({ ...env, PUBLIC_URL: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '') }));

/** The validated settings. */
export type Env = z.output<typeof envSchema>;

/** Names of all settings, for the comparison with .env.example. */
export const ENV_NAMES = Object.keys(envSchema.in.shape);

/**
 * Validates settings. An empty value counts as absent, because env files and container descriptions write `NAME=`.
 * @throws EnvError one German sentence per setting, never a value.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(ENV_NAMES.map((name) => [name, source[name]?.trim() || undefined]));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => `Die Einstellung ${String(issue.path[0])} ${issue.message}.`);
  throw new EnvError([...new Set(sentences)].join('\n'));
}

let env: Env | undefined;

/**
 * The settings of this process, read at the first call, so that importing a module needs no environment.
 * @throws EnvError see readEnv.
 */
export function getEnv(): Env {
  env ??= readEnv(process.env);
  return env;
}
