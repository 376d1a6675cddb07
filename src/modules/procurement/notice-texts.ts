import { AGREEMENT_NOTICE_KINDS, AGREEMENT_NOTICE_TEXTS, type AgreementNoticeKind } from './agreement/notice-texts.ts';
import { procurementPath, type Room } from './domain/addresses.ts';
import { SURVEY_NOTICE_KINDS, SURVEY_NOTICE_TEXTS, type SurveyNoticeKind } from './survey/notice-texts.ts';
import { TENDER_NOTICE_KINDS, TENDER_NOTICE_TEXTS, type TenderNoticeKind } from './tender/notice-texts.ts';

/** A notice of this module: kind, heading before the title of the purchase, sentence, and the room it leads to. */
export interface ProcurementNoticePayload {
  readonly procurementId: string;
  readonly reference: string;
  readonly title: string;
  /** Name of the body that acted. */
  readonly actorBody: string;
  /** YYYY-MM-DD. */
  readonly dueOn?: string | null;
}

interface NoticeText {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** Kinds of notices this module writes to the outbox. Free text of persons and anything confidential stays in the portal. */
export const PROCUREMENT_NOTICE_KINDS = [
  'procurement_cancelled',
  ...SURVEY_NOTICE_KINDS,
  ...AGREEMENT_NOTICE_KINDS,
  ...TENDER_NOTICE_KINDS,
] as const;

export type ProcurementNoticeKind = (typeof PROCUREMENT_NOTICE_KINDS)[number];

/** The German text of every kind. */
export const PROCUREMENT_NOTICE_TEXTS: Record<
  ProcurementNoticeKind,
  (payload: ProcurementNoticePayload) => NoticeText
> = {
  procurement_cancelled: (p) =>
    about(p, 'Beschaffung aufgehoben', `${p.actorBody} hat die Beschaffung aufgehoben. Den Grund lesen Sie im Portal.`),
  ...surveyTexts(),
  ...agreementTexts(),
  ...tenderTexts(),
};

function surveyTexts(): Record<SurveyNoticeKind, (payload: ProcurementNoticePayload) => NoticeText> {
  const texts = SURVEY_NOTICE_KINDS.map((kind) => [
    kind,
    (payload: ProcurementNoticePayload) => about(payload, ...SURVEY_NOTICE_TEXTS[kind](payload), 'survey'),
  ]);
  return Object.fromEntries(texts);
}

function agreementTexts(): Record<AgreementNoticeKind, (payload: ProcurementNoticePayload) => NoticeText> {
  const texts = AGREEMENT_NOTICE_KINDS.map((kind) => [
    kind,
    (payload: ProcurementNoticePayload) => about(payload, ...AGREEMENT_NOTICE_TEXTS[kind](payload)),
  ]);
  return Object.fromEntries(texts);
}

function tenderTexts(): Record<TenderNoticeKind, (payload: ProcurementNoticePayload) => NoticeText> {
  const texts = TENDER_NOTICE_KINDS.map((kind) => [
    kind,
    (payload: ProcurementNoticePayload) => about(payload, ...TENDER_NOTICE_TEXTS[kind](payload)),
  ]);
  return Object.fromEntries(texts);
}

function about(payload: ProcurementNoticePayload, subject: string, text: string, room: Room = 'overview'): NoticeText {
  const { reference, title, procurementId } = payload;
  return { title: `${subject}: ${title} (${reference})`, text, path: procurementPath(procurementId, room) };
}
