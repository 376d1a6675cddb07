import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { AUDIENCES } from '#src/modules/procurement/domain/status.ts';
import { addFile } from '#src/modules/procurement/file/commands/add-file.ts';
import { FILE_PROBLEMS, fileReturnPath } from '#src/modules/procurement/file/domain/files.ts';
import { PROCUREMENT_REFUSALS } from '#src/modules/procurement/refusal-texts.ts';
import { takeUpload } from '#src/server/upload.ts';

/** Uploads of one person: enough for a whole file of a case, too few to fill the database. */
const LIMIT = { name: 'procurement-upload', tries: 60, windowSeconds: 3_600 } as const;

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** Adds a file to the record of a purchase. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const formPath = `${procurementPath(id, 'record')}/dateien/neu`;
  return takeUpload(request, id, {
    limit: LIMIT,
    formPath,
    donePath: `${procurementPath(id, 'record')}#dokumente`,
    command: addFile,
    input: ({ audience }, title, file) => ({ procurementId: id, audience, title, file }),
    misfit: 'audience_missing',
    problems: FILE_PROBLEMS,
    refusals: PROCUREMENT_REFUSALS,
    back: (problem, fields) => {
      const audience = AUDIENCES.find((known) => known === fields.audience) ?? null;
      return fileReturnPath(formPath, { problem, title: fields.title ?? '', audience });
    },
  });
}
