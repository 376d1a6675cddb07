import { formatDay, formatNumber } from '#src/ui/format.ts';
import { callOffPath, contractPath } from './domain/addresses.ts';
import { withinMonths } from './domain/months.ts';

/** A notice about a contract or a call-off. Prices stay in the portal. */
export interface ContractNoticePayload {
  readonly contractId: string;
  readonly callOffId?: string;
  readonly callOffReference?: string;
  readonly reference: string;
  readonly title: string;
  /** Name of the body that acted. */
  readonly actorBody?: string;
  readonly approved?: boolean;
  /** YYYY-MM-DD. */
  readonly dueOn?: string;
  readonly months?: number;
  /** Share of the maximum that is called, in percent. */
  readonly percent?: number;
}

interface NoticeText {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** Kinds of notices this module writes to the outbox. */
export const CONTRACT_NOTICE_KINDS = [
  'call_off_requested',
  'call_off_decided',
  'contract_ending',
  'contract_nearly_exhausted',
  'contract_exhausted',
  'contract_terminated',
] as const;

export type ContractNoticeKind = (typeof CONTRACT_NOTICE_KINDS)[number];

/** The German text of every kind. */
export const CONTRACT_NOTICE_TEXTS: Record<ContractNoticeKind, (payload: ContractNoticePayload) => NoticeText> = {
  call_off_requested: (p) => ({
    title: `Abruf freigeben: ${p.title} (${p.callOffReference ?? p.reference})`,
    text: 'Ein Abruf Ihrer Stelle wartet auf die Freigabe der Haushaltsmittel. Freigeben kann nur, wer ihn nicht selbst angefordert hat.',
    path: callOffPath(p.callOffId ?? ''),
  }),
  call_off_decided: (p) => ({
    title: `Abruf ${p.approved ? 'freigegeben' : 'abgelehnt'}: ${p.title} (${p.callOffReference ?? p.reference})`,
    text: p.approved
      ? 'Die Haushaltsmittel sind freigegeben. Der Abruf kann bestellt werden.'
      : 'Die Haushaltsmittel wurden nicht freigegeben. Den Grund lesen Sie im Portal.',
    path: callOffPath(p.callOffId ?? ''),
  }),
  contract_ending: (p) =>
    about(
      p,
      `Vertrag endet ${withinMonths(p.months ?? 0)}`,
      `Der Vertrag endet${p.dueOn ? ` am ${formatDay(p.dueOn)}` : ''}. Auf der Seite des Vertrags können Sie die Nachfolge mit einem Klick vorbereiten.`,
    ),
  contract_nearly_exhausted: (p) =>
    about(
      p,
      'Höchstmenge bald erreicht',
      `${formatNumber(p.percent ?? 0)} Prozent der Höchstmenge sind abgerufen oder angefordert. Ist sie erreicht, endet die Rahmenvereinbarung.`,
    ),
  contract_exhausted: (p) =>
    about(
      p,
      'Höchstmenge erreicht',
      'Die Rahmenvereinbarung ist ausgeschöpft; weitere Abrufe sind nicht mehr möglich (EuGH C-23/20).',
    ),
  contract_terminated: (p) =>
    about(
      p,
      'Vertrag beendet',
      `${p.actorBody ?? ''} hat das Ende des Vertrags${p.dueOn ? ` zum ${formatDay(p.dueOn)}` : ''} eingetragen. Den Grund lesen Sie im Portal.`,
    ),
};

function about(payload: ContractNoticePayload, subject: string, text: string): NoticeText {
  return { title: `${subject}: ${payload.title} (${payload.reference})`, text, path: contractPath(payload.contractId) };
}
