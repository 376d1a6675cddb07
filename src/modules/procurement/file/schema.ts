import { z } from 'zod';
import { id, oneOf, requiredText } from '#src/server/input.ts';
import type { StagedFile } from '#src/server/multipart.ts';
import { AUDIENCES } from '../domain/status.ts';

/** A file staged by the upload route. The route builds it; no form field can. */
export const addFileSchema = z.object({
  procurementId: id,
  title: requiredText('einen Titel', 200),
  audience: oneOf(AUDIENCES, 'Bitte wählen Sie, wer das Dokument lesen darf.'),
  file: z.custom<StagedFile>(
    (value) => typeof value === 'object' && value !== null && 'read' in value,
    'Bitte wählen Sie eine Datei.',
  ),
});

export const withdrawFileSchema = z.object({ procurementId: id, fileId: id });
