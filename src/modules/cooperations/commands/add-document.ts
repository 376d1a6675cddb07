import { inflateRawSync } from 'node:zlib';
import { MEDIA_TYPES } from '#src/modules/documents/domain/document-type.ts';
import { hasFittingEnding, storedFileName } from '#src/modules/documents/domain/file-name.ts';
import { type Inflate, inspectDocument } from '#src/modules/documents/domain/inspect.ts';
import { canUploadDocument } from '#src/policy/documents.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../domain/decide.ts';
import { addDocumentSchema } from '../schema.ts';
import { recordContractChange } from '../store/contract-change.ts';
import { insertDocument } from '../store/documents.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb, loadUnlocked } from '../store/load.ts';
import { entitledBodyIds } from '../store/notice.ts';
import { presentState } from '../store/version.ts';

/** More than any real case holds; keeps one cooperation's page and storage bounded. */
const MAX_DOCUMENTS = 200;
/** Storing 25 MB takes a few seconds on a slow disk. */
const TIMEOUT_MS = 30_000;

const inflate: Inflate = (packed, maxBytes) => {
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
};

/**
 * Adds a document, whose type its content tells and not its name. A contract belongs to what partners consent to, so it
 * takes the right to edit the content; the cooperation is locked for it and only for it.
 */
export const addDocument = command(
  'cooperations.add_document',
  addDocumentSchema,
  async (context, input) => {
    const { tx, actor, now, audit } = context;
    const { file, purpose, title } = input;
    const isContract = purpose === 'contract';
    const record = isContract
      ? await loadForVerb(context, 'edit_content', input.cooperationId)
      : await loadUnlocked(tx, actor, now, input.cooperationId);
    if (record.facts.historic || !canUploadDocument(actor, record.facts)) throw new AppError('forbidden');
    const decided = isContract ? decideVerb('edit_content', record.facts, record.acting) : null;
    if (decided?.ok === false) return refused('not_entitled');
    if (record.row.documents.filter(({ withdrawnAt }) => withdrawnAt === null).length >= MAX_DOCUMENTS) {
      return refused('too_many_documents');
    }
    const inspection = await inspectDocument(file, inflate);
    if (!inspection.ok) return refused(inspection.reason);
    const { type } = inspection;
    if (!hasFittingEnding(file.fileName, type)) return refused('type_mismatch');
    const fileName = storedFileName(file.fileName, type);
    const { size, sha256 } = file;
    const stored = { fileName, mediaType: MEDIA_TYPES[type], size, sha256, purpose, title };
    const documentId = await insertDocument(tx, actor, record, stored, file);
    const digest = Buffer.from(sha256).toString('hex');
    const before = presentState(record);
    const state = { ...before, contracts: [...before.contracts, { id: documentId, title, sha256: digest }] };
    const change = { documentId, documentAct: 'added', state } as const;
    const effects = decided ? await recordContractChange(context, record, decided, change) : {};
    if (!decided) await saveVerb(tx, actor, record, 'add_document', record.row.status, { documentId });
    audit({
      action: 'cooperations.add_document',
      subjectType: 'cooperation',
      subjectId: record.row.id,
      bodyIds: entitledBodyIds(record.facts),
      details: { documentId, purpose, size, sha256: digest, ...effects },
    });
    return accepted({ id: record.row.id, documentId });
  },
  { timeoutMs: TIMEOUT_MS },
);
