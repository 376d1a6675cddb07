import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import type { ProcurementRecord } from '../reads/record.ts';
import type { AgreementContent, AgreementDraft, AgreementParty } from './domain/content.ts';
import type { ProposalInput, Resolution } from './domain/decide-agreement.ts';
import { partiesStatement } from './reads/parties.ts';

/** Keeps the draft, re-asserting the version it was shown with; 0 for the first. @throws AppError conflict */
export async function saveDraft(
  tx: Transaction,
  record: ProcurementRecord,
  shownVersion: number,
  draft: AgreementDraft,
): Promise<void> {
  const procurementId = record.row.id;
  if (shownVersion === 0) {
    const { count } = await tx.agreementDraft.createMany({
      data: [{ procurementId, content: jsonOf(draft) }],
      skipDuplicates: true,
    });
    if (count !== 1) throw new AppError('conflict');
    return;
  }
  const { count } = await tx.agreementDraft.updateMany({
    where: { procurementId, version: shownVersion },
    data: { content: jsonOf(draft), version: shownVersion + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Everything a proposal is made of, read under the purchase's lock. `consentDays` is the portal's period for a consent. */
export async function loadProposal(
  tx: Transaction,
  record: ProcurementRecord,
): Promise<ProposalInput & { readonly draftVersion: number; readonly consentDays: number | null }> {
  const { id, lead, agreementVersion } = record.row;
  const [stored] = await tx.$queryRaw<
    {
      draft: AgreementDraft | null;
      draftVersion: number;
      present: AgreementContent | null;
      consentDays: number | null;
    }[]
  >`SELECT d.content AS draft, coalesce(d.version, 0) AS "draftVersion",
      (SELECT v.content FROM agreement_version v
        WHERE v.procurement_id = p.id AND v.number = ${agreementVersion}::int) AS present,
      (SELECT (l.value)::int FROM legal_parameter l WHERE l.key = 'consent_reminder_days'
        AND daterange(l.valid_from, l.valid_to, '[]') @> ${dateOf(record.facts.today)}::date) AS "consentDays"
    FROM procurement p LEFT JOIN agreement_draft d ON d.procurement_id = p.id WHERE p.id = ${id}::uuid`;
  if (!stored) throw new AppError('not_found');
  const parties = await tx.$queryRaw<AgreementParty[]>(partiesStatement(id));
  return { ...stored, parties, lead: { bodyId: lead.id, name: lead.name } };
}

/** Bodies the present version names as parties; none before the first. */
export async function listPartyIds(tx: Transaction, { row }: ProcurementRecord): Promise<string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>`
    SELECT party ->> 'bodyId' AS "bodyId" FROM agreement_version v, jsonb_array_elements(v.content -> 'parties') AS party
    WHERE v.procurement_id = ${row.id}::uuid AND v.number = ${row.agreementVersion}::int`;
  return rows.map(({ bodyId }) => bodyId);
}

/** Freezes a version for consent. */
export async function insertVersion(
  tx: Transaction,
  record: ProcurementRecord,
  frozen: { readonly number: number; readonly content: AgreementContent; readonly createdBy: string },
): Promise<void> {
  const { number, content, createdBy } = frozen;
  await tx.agreementVersion.createMany({
    data: [{ procurementId: record.row.id, number, content: jsonOf(content), createdBy, createdAt: record.now }],
  });
}

/** Ends every live consent, and says whose they were: what they were given for no longer holds. */
export async function endLiveConsents(tx: Transaction, record: ProcurementRecord, reason: string): Promise<string[]> {
  const ended = await tx.agreementConsent.updateManyAndReturn({
    where: { procurementId: record.row.id, status: { in: ['prepared', 'signed'] } },
    data: { status: 'voided', endedAt: record.now, endReason: reason, version: { increment: 1 } },
    select: { bodyId: true },
  });
  return ended.map(({ bodyId }) => bodyId);
}

/** Records a prepared consent. The database allows one live consent per body. */
export async function insertConsent(
  tx: Transaction,
  record: ProcurementRecord,
  consent: Resolution & { readonly bodyId: string; readonly preparedBy: string },
): Promise<void> {
  const { resolutionDate, ...rest } = consent;
  await tx.agreementConsent.createMany({
    data: [
      {
        ...rest,
        procurementId: record.row.id,
        agreementVersion: record.row.agreementVersion,
        resolutionDate: dateOf(resolutionDate),
        preparedAt: record.now,
      },
    ],
  });
}

/** Signs the body's prepared consent. @throws AppError conflict if it is no longer prepared. */
export async function saveConsentSignature(
  tx: Transaction,
  record: ProcurementRecord,
  by: { readonly bodyId: string; readonly signedBy: string },
): Promise<void> {
  const { bodyId, signedBy } = by;
  const { count } = await tx.agreementConsent.updateMany({
    where: {
      procurementId: record.row.id,
      bodyId,
      agreementVersion: record.row.agreementVersion,
      status: 'prepared',
    },
    data: { status: 'signed', signedBy, signedAt: record.now, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Takes the body's live consent back. @throws AppError conflict if it is not live any more. */
export async function saveConsentWithdrawal(
  tx: Transaction,
  record: ProcurementRecord,
  by: { readonly bodyId: string; readonly reason: string },
): Promise<void> {
  const { count } = await tx.agreementConsent.updateMany({
    where: { procurementId: record.row.id, bodyId: by.bodyId, status: { in: ['prepared', 'signed'] } },
    data: { status: 'withdrawn', endedAt: record.now, endReason: by.reason, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError('conflict');
}
