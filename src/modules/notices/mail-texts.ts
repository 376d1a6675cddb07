import { identityMailTexts } from '#src/modules/identity/mail-texts.ts';
import { getEnv } from '#src/server/env.ts';
import { noticeText } from './texts.ts';

export interface MailText {
  readonly subject: string;
  readonly body: string;
}

interface MessageToWrite {
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * The mail that goes with a notice: its sentences and the way to it. Who receives it may see the cooperation (checked
 * before), so its title stands in the subject; everything else stays behind the sign-in.
 */
export function composeNoticeMail(message: MessageToWrite, bodyName: string): MailText {
  const { title, text, path } = noticeText(message.kind, message.payload);
  const portal = getEnv().PUBLIC_URL;
  const lines = [
    'Guten Tag,',
    '',
    oneLine(title),
    '',
    oneLine(text),
    '',
    `Im Portal: ${portal}${path}`,
    '',
    `Sie erhalten diese Nachricht als Mitglied der Organisation ${oneLine(bodyName)}.`,
    `Mails dieser Art können Sie in Ihrem Konto abstellen: ${portal}/konto`,
    '',
    'Allmende, das Portal für IT-Kooperationen der hessischen Kommunen',
  ];
  return { subject: oneLine(title), body: lines.join('\n') };
}

/** A mail about an account: invitation, reset, changes. Throws when the identity module has no text for the kind. */
export function composeAccountMail(message: MessageToWrite): MailText {
  if (message.kind === 'audit_head') return auditHeadMail(message.payload);
  const compose = identityMailTexts[message.kind as keyof typeof identityMailTexts];
  if (!compose) throw new Error(`no mail text for ${message.kind}`);
  return compose(message.payload as never);
}

function auditHeadMail(payload: MessageToWrite['payload']): MailText {
  const count = String(payload.count ?? '');
  const hash = String(payload.hash ?? '');
  const body = [
    'Guten Tag,',
    '',
    'dies ist der Stand des Protokolls von Allmende. Bewahren Sie diese Nachricht außerhalb des Portals auf: Mit ihr lässt',
    'sich später prüfen, ob ein Export vollständig und unverändert ist.',
    '',
    `Einträge: ${count}`,
    `Prüfsumme des letzten Eintrags: ${hash}`,
    '',
    'Prüfung ohne Portal:',
    `node audit-verify.mjs protokoll.jsonl --head ${hash} --count ${count}`,
  ];
  return { subject: `Stand des Protokolls: ${count} Einträge`, body: body.join('\n') };
}

/** A title with line breaks could pass lines of its own off as ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
