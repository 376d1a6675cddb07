import { canWithdrawDocument } from '#src/policy/documents.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../domain/decide.ts';
import { withdrawDocumentSchema } from '../schema.ts';
import { recordContractChange } from '../store/contract-change.ts';
import { saveDocumentWithdrawal } from '../store/documents.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds } from '../store/notice.ts';
import { presentState } from '../store/version.ts';

/** Takes a document back. It stays listed as withdrawn; its bytes can no longer be loaded. */
export const withdrawDocument = command(
  'cooperations.withdraw_document',
  withdrawDocumentSchema,
  async (context, input) => {
    const { tx, actor, audit } = context;
    const record = await loadForVerb(context, 'edit_content', input.cooperationId);
    const document = record.row.documents.find(({ id }) => id === input.documentId);
    if (!document) throw new AppError('not_found');
    if (document.withdrawnAt !== null) throw new AppError('conflict');
    const decided = decideVerb('edit_content', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const usedByConsent = record.row.consents.some(
      ({ documentId, status }) => documentId === document.id && (status === 'prepared' || status === 'signed'),
    );
    if (usedByConsent && document.ownerBodyId === actor.bodyId) return refused('document_in_use');
    const facts = { ownerBodyId: document.ownerBodyId, usedByConsent, withdrawn: false };
    if (!canWithdrawDocument(actor, record.facts, facts)) throw new AppError('forbidden');
    await saveDocumentWithdrawal(tx, actor, record, document.id);
    const before = presentState(record);
    const state = { ...before, contracts: before.contracts.filter(({ id }) => id !== document.id) };
    const change = { documentId: document.id, documentAct: 'withdrawn', state } as const;
    const isContract = document.purpose === 'contract';
    const effects = isContract ? await recordContractChange(context, record, decided, change) : {};
    if (!isContract) {
      await saveVerb(tx, actor, record, 'withdraw_document', record.row.status, { documentId: document.id });
    }
    audit({
      action: 'cooperations.withdraw_document',
      subjectType: 'cooperation',
      subjectId: record.row.id,
      bodyIds: entitledBodyIds(record.facts),
      details: { documentId: document.id, purpose: document.purpose, ...effects },
    });
    return accepted({ id: record.row.id });
  },
);
