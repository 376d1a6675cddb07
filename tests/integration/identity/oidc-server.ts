import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type InteractionResults } from 'oidc-provider';

/** Someone the identity provider knows. */
export interface ProviderAccount {
  readonly subject: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  /** The level the person can show; stated only when it was asked for, as providers do that step up on demand. */
  readonly acr?: string;
  readonly amr?: readonly string[];
}

/** A running identity provider that signs in, without asking, whoever was announced last. */
export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Says who sits before the browser from now on; null: they cancel. */
  announce(account: ProviderAccount | null): void;
  stop(): Promise<void>;
}

const CLIENT_ID = 'allmende-tests';
const CLIENT_SECRET = 'only-known-to-this-provider-and-its-tests';

/**
 * Starts a real OpenID Connect provider (oidc-provider) on a free port of the loopback, for the portal at `portalUrl`.
 * Its only shortcut is that it asks nobody for a password: signing in there is not what is under test.
 */
export async function startOidcServer(portalUrl: string, port = 0): Promise<OidcServer> {
  const accounts = new Map<string, ProviderAccount>();
  let present: ProviderAccount | null = null;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationFor(portalUrl, accounts));
  const respond = provider.callback();
  const finish = async (request: IncomingMessage, response: ServerResponse) => {
    const { params } = await provider.interactionDetails(request, response);
    const asked = String(params.acr_values ?? '').split(' ');
    const acr = present?.acr !== undefined && asked.includes(present.acr) ? present.acr : undefined;
    const result: InteractionResults = present
      ? { login: { accountId: present.subject, acr, amr: present.amr ? [...present.amr] : undefined } }
      : { error: 'access_denied', error_description: 'cancelled' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return respond(request, response);
    finish(request, response).catch(() => {
      response.writeHead(400).end();
    });
  });
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    announce(account) {
      present = account;
      if (account) accounts.set(account.subject, account);
    },
    stop: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function configurationFor(portalUrl: string, accounts: Map<string, ProviderAccount>): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${portalUrl}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${portalUrl}/anmelden?hinweis=abgemeldet`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    acrValues: ['http://eidas.europa.eu/LoA/substantial'],
    // Every sign-in asks anew, so that the announced account counts and no earlier one is remembered.
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['only-for-tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_context, subject) => {
      const account = accounts.get(subject);
      if (!account) return undefined;
      return {
        accountId: subject,
        claims: async () => ({
          sub: subject,
          name: 'Name beim Anbieter',
          ...(account.email === undefined
            ? {}
            : { email: account.email, email_verified: account.emailVerified ?? true }),
        }),
      };
    },
    async loadExistingGrant(context) {
      const { provider, client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}
