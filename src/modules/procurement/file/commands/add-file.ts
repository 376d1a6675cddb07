import { inflateRawSync } from 'node:zlib';
import { MEDIA_TYPES } from '#src/modules/documents/domain/document-type.ts';
import { hasFittingEnding, storedFileName } from '#src/modules/documents/domain/file-name.ts';
import { type Inflate, inspectDocument } from '#src/modules/documents/domain/inspect.ts';
import { readableAudiences } from '#src/policy/procurement.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { MAX_FILES } from '../domain/files.ts';
import { addFileSchema } from '../schema.ts';
import { countFiles, insertFile } from '../store.ts';

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
 * Adds a file to the record for those who may read it; nobody can give a file to an audience they do not belong to. Its
 * type is told by its content. The purchase stays locked meanwhile, so that its number of files holds.
 */
export const addFile = command(
  'procurement.add_file',
  addFileSchema,
  async (context, input) => {
    const { tx, actor, now, audit } = context;
    const { file, title, audience } = input;
    const record = await loadForVerb(context, 'add_file', input.procurementId);
    const decided = decideVerb('add_file', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    if (!readableAudiences(actor, record.facts).includes(audience)) throw new AppError('forbidden');
    if ((await countFiles(tx, record.row.id)) >= MAX_FILES) return refused('too_many_documents');
    const inspection = await inspectDocument(file, inflate);
    if (!inspection.ok) return refused(inspection.reason);
    const { type } = inspection;
    if (!hasFittingEnding(file.fileName, type)) return refused('type_mismatch');
    const { size, sha256 } = file;
    const stored = {
      fileName: storedFileName(file.fileName, type),
      mediaType: MEDIA_TYPES[type],
      size,
      sha256,
      audience,
      title,
    };
    const fileId = await insertFile(tx, actor, now, record.row.id, stored, file);
    const digest = Buffer.from(sha256).toString('hex');
    await saveStep(tx, actor, record, 'add_file', decided.to, {
      audience,
      details: { fileId, title, size, sha256: digest },
    });
    audit({
      action: 'procurement.add_file',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [...new Set([record.row.leadBodyId, actor.bodyId])],
      details: { fileId, size, sha256: digest },
    });
    return accepted({ id: record.row.id, fileId });
  },
  { timeoutMs: TIMEOUT_MS },
);
