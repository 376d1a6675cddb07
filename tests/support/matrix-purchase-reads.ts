import { randomUUID } from 'node:crypto';
import { getAgreement } from '#src/modules/procurement/agreement/reads/agreement.ts';
import { getAwardRoom } from '#src/modules/procurement/award/reads/award-room.ts';
import { getClausesRoom } from '#src/modules/procurement/clauses/reads.ts';
import { getEvaluationRoom } from '#src/modules/procurement/evaluation/reads/evaluation-room.ts';
import { exportFileChunks, getFileDownload } from '#src/modules/procurement/file/reads/download.ts';
import { getRecordExport } from '#src/modules/procurement/file/reads/export.ts';
import { getRecordRoom } from '#src/modules/procurement/file/reads/record-room.ts';
import { getLegality } from '#src/modules/procurement/legality/reads/legality.ts';
import { getLotsRoom, listShareLines } from '#src/modules/procurement/lots/reads.ts';
import { getIdea } from '#src/modules/procurement/reads/idea.ts';
import { getOverview } from '#src/modules/procurement/reads/overview.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { getSchedule } from '#src/modules/procurement/schedule/reads.ts';
import { getAskedScreen } from '#src/modules/procurement/survey/reads/asked.ts';
import { getEvaluation } from '#src/modules/procurement/survey/reads/evaluation.ts';
import { getDemandForExchange } from '#src/modules/procurement/survey/reads/exchange.ts';
import { readImport } from '#src/modules/procurement/survey/reads/import.ts';
import {
  getQuestionnaire,
  getSurveyRoom,
  getSurveyRoomWithColleagues,
} from '#src/modules/procurement/survey/reads/room.ts';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import type { CastActor } from './actors.ts';
import { holds } from './matrix-expectations.ts';
import type { PurchaseKey } from './matrix-purchase-stages.ts';
import {
  type PurchaseSubject,
  purchaseRelation,
  seesAllDemand,
  seesOffers,
  seesPartnership,
  seesPurchase,
} from './matrix-purchases.ts';

/** A read of one purchase: for whom something comes back. */
export interface PurchaseRead {
  readonly read: string;
  readonly about?: string;
  readonly subjects?: readonly PurchaseKey[];
  readonly sees: (actor: CastActor, subject: PurchaseSubject) => boolean;
  readonly run: (actor: CastActor, subject: Pick<PurchaseSubject, 'id' | 'files'>) => Promise<unknown>;
}

/** Stages the reads and pages are asked in: every phase of confidentiality. */
export const READ_STAGES = [
  'idea',
  'cancelled_idea',
  'answered',
  'checking',
  'consenting',
  'bids',
  'evaluated',
  'awarded',
  'running',
  'cancelled',
] as const satisfies readonly PurchaseKey[];

const manages = (actor: CastActor) => holds(actor, 'editor', 'procurement_manager');
const leads = (actor: CastActor, subject: PurchaseSubject) => purchaseRelation(actor.bodyId, subject) === 'lead';

/** Statuses in which what partners share in a room can be there at all. */
const reached =
  (...keys: PurchaseKey[]) =>
  (actor: CastActor, subject: PurchaseSubject) =>
    keys.includes(subject.key) && seesPartnership(actor, subject);

const fromCheck = [
  'checking',
  'consenting',
  'bids',
  'evaluated',
  'awarded',
  'running',
  'cancelled',
  'cancelled_idea',
] as const;
const fromAgreement = fromCheck.filter((key) => key !== 'checking');

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('latin1');
}

const fileOf = ({ files }: Pick<PurchaseSubject, 'files'>, audience: string) =>
  files.find((file) => file.audience === audience)?.id ?? randomUUID();

const withFiles: readonly PurchaseKey[] = ['bids', 'running'];

const download = (audience: string, sees: PurchaseRead['sees']): PurchaseRead[] => [
  {
    read: 'procurement/getFileDownload',
    about: `a file for ${audience}, with its bytes`,
    subjects: withFiles,
    sees: (actor, subject) => seesPartnership(actor, subject) && sees(actor, subject),
    run: async (actor, subject) => {
      const file = await getFileDownload(actor, subject.id, fileOf(subject, audience));
      return file && `${file.fileName}: ${await bytesOf(file.chunks())}`;
    },
  },
  {
    // What the record's export reads is what row-level security gives.
    read: 'procurement/exportFileChunks',
    about: `a file for ${audience}`,
    subjects: withFiles,
    sees: (actor, subject) => seesPurchase(actor, subject) && sees(actor, subject),
    run: (actor, subject) =>
      bytesOf(exportFileChunks(actor, fileOf(subject, audience), 9)).catch(() => 'nothing to be read'),
  },
];

const everybody = () => true;

/** Who gets something is said by `sees...` of matrix-purchases.ts, which know nothing of src/policy. */
export const PURCHASE_READS: readonly PurchaseRead[] = [
  { read: 'procurement/getProcurement', sees: seesPurchase, run: (actor, { id }) => getProcurement(actor, id) },
  { read: 'procurement/getOverview', sees: seesPurchase, run: (actor, { id }) => getOverview(actor, id) },
  { read: 'procurement/getIdea', sees: seesPartnership, run: (actor, { id }) => getIdea(actor, id, []) },
  { read: 'procurement/getSurveyRoom', sees: seesPurchase, run: (actor, { id }) => getSurveyRoom(actor, id) },
  {
    read: 'procurement/getSurveyRoomWithColleagues',
    subjects: ['idea', 'answered'],
    sees: seesPurchase,
    run: (actor, { id }) => getSurveyRoomWithColleagues(actor, id),
  },
  {
    read: 'procurement/getQuestionnaire',
    subjects: ['idea', 'answered'],
    sees: seesPurchase,
    run: (actor, { id }) => getQuestionnaire(actor, id),
  },
  { read: 'procurement/getEvaluation', sees: seesAllDemand, run: (actor, { id }) => getEvaluation(actor, id) },
  {
    read: 'procurement/getAskedScreen',
    subjects: ['idea', 'answered', 'checking'],
    sees: (actor, subject) => leads(actor, subject) && manages(actor) && subject.key !== 'checking',
    run: (actor, { id }) => getAskedScreen(actor, id, null, 1),
  },
  {
    read: 'procurement/readImport',
    subjects: ['idea', 'answered', 'checking'],
    sees: (actor, subject) =>
      subject.key === 'answered' &&
      manages(actor) &&
      ['lead', 'asked', 'answered'].includes(purchaseRelation(actor.bodyId, subject)),
    run: (actor, { id }) => readImport(actor, id, new TextEncoder().encode('keine Tabelle')),
  },
  {
    read: 'procurement/getDemandForExchange',
    subjects: ['idea', 'answered', 'cancelled'],
    sees: (actor, subject) =>
      subject.key === 'answered' &&
      seesPurchase(actor, subject) &&
      purchaseRelation(actor.bodyId, subject) !== 'ministry',
    run: (actor, { id }) => getDemandForExchange(actor, id),
  },
  {
    read: 'procurement/getLotsRoom',
    sees: seesPartnership,
    run: (actor, { id }) => getLotsRoom(actor, id, { search: '', page: 1 }),
  },
  { read: 'procurement/listShareLines', sees: seesPartnership, run: (actor, { id }) => listShareLines(actor, id) },
  { read: 'procurement/getClausesRoom', sees: seesPartnership, run: (actor, { id }) => getClausesRoom(actor, id) },
  { read: 'procurement/getSchedule', sees: seesPartnership, run: (actor, { id }) => getSchedule(actor, id) },
  { read: 'procurement/getLegality', sees: reached(...fromCheck), run: (actor, { id }) => getLegality(actor, id) },
  {
    read: 'procurement/getAgreement',
    sees: reached(...fromAgreement),
    run: (actor, { id }) => getAgreement(actor, id),
  },
  { read: 'procurement/getTenderRoom', sees: reached(...fromCheck), run: (actor, { id }) => getTenderRoom(actor, id) },
  {
    read: 'procurement/getEvaluationRoom',
    subjects: ['consenting', 'bids', 'evaluated', 'awarded', 'running'],
    sees: (actor, subject) => subject.key !== 'consenting' && seesOffers(actor, subject),
    run: (actor, { id }) => getEvaluationRoom(actor, id),
  },
  {
    read: 'procurement/getAwardRoom',
    subjects: ['bids', 'evaluated', 'awarded', 'running'],
    sees: reached('evaluated', 'awarded', 'running'),
    run: (actor, { id }) => getAwardRoom(actor, id),
  },
  {
    read: 'procurement/getRecordRoom',
    sees: seesPartnership,
    run: (actor, { id }) => getRecordRoom(actor, id, { page: 1, audience: null }),
  },
  { read: 'procurement/getRecordExport', sees: seesPartnership, run: (actor, { id }) => getRecordExport(actor, id) },
  ...download('participants', everybody),
  ...download('lead', seesAllDemand),
  ...download('team', seesOffers),
];
