import { addDocument } from '#src/modules/cooperations/commands/add-document.ts';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { COOPERATION_REFUSALS } from '#src/modules/cooperations/refusal-texts.ts';
import { DOCUMENT_PURPOSES } from '#src/modules/documents/domain/document-type.ts';
import { UPLOAD_PROBLEMS, uploadReturnPath } from '#src/modules/documents/domain/upload-return.ts';
import { takeUpload } from '#src/server/upload.ts';

/** Uploads of one person: enough for a whole file of a case, too few to fill the database. */
const LIMIT = { name: 'document-upload', tries: 60, windowSeconds: 3_600 } as const;

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** Adds a document to a cooperation. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const formPath = `${cooperationPath(id)}/dokumente/neu`;
  return takeUpload(request, id, {
    limit: LIMIT,
    formPath,
    donePath: `${cooperationPath(id)}#dokumente`,
    command: addDocument,
    input: ({ purpose }, title, file) => ({ cooperationId: id, purpose, title, file }),
    misfit: 'purpose_missing',
    problems: UPLOAD_PROBLEMS,
    refusals: COOPERATION_REFUSALS,
    back: (problem, fields) => {
      const purpose = DOCUMENT_PURPOSES.find((known) => known === fields.purpose) ?? null;
      return uploadReturnPath(formPath, { problem, title: fields.title ?? '', purpose });
    },
  });
}
