import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { type JsonLimits, parseGuarded } from '#src/server/json-guard.ts';
import { type ImportProposal, proposalOf, shapeOf } from './domain/import-proposal.ts';
import recordPackageSchema from './domain/record-package-schema.json' with { type: 'json' };
import releasePackageSchema from './domain/release-package-schema.json' with { type: 'json' };
import releaseSchema from './domain/release-schema.json' with { type: 'json' };
import { IMPORT_PROBLEM_TEXTS, jsonProblemText, NO_OCDS, NOTHING_GIVEN, shapeErrorTexts } from './import-texts.ts';

/** The shapes of the Open Contracting Data Standard 1.1 that the portal writes and reads. */
export type OcdsShape = 'release' | 'release-package' | 'record-package';

/** What is wrong at one place of a document. */
export interface ShapeError {
  /** The place as a JSON pointer; empty for the whole document. */
  readonly pointer: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

let validators: Readonly<Record<OcdsShape, ValidateFunction>> | undefined;

/** Compiled at the first use: most processes never need them. */
function validatorsOf(): Readonly<Record<OcdsShape, ValidateFunction>> {
  if (validators) return validators;
  // The official schemas name several types at once, which ajv's strict mode dislikes.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv, ['date-time', 'uri']);
  const release = ajv.compile(releaseSchema);
  validators = {
    release,
    'release-package': ajv.compile(releasePackageSchema),
    'record-package': ajv.compile(recordPackageSchema),
  };
  return validators;
}

/** Everything in which a document differs from the official schema; empty when it is valid. */
export function shapeErrors(shape: OcdsShape, document: unknown): readonly ShapeError[] {
  const validate = validatorsOf()[shape];
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, params }: ErrorObject) => ({
    pointer: instancePath,
    keyword,
    params,
  }));
}

/** What a file to be imported may be at most; the form's body is limited to 1 MB as a whole. */
export const JSON_LIMITS: JsonLimits = { bytes: 1_000_000, depth: 40, values: 60_000, entries: 2_000 };

/** The text of an OCDS file; yields what it proposes, or the exact reasons why it cannot be read. */
export const importReleaseSchema = z.object({
  text: z.string(NOTHING_GIVEN).transform((text, context): ImportProposal => {
    const { proposal, problems } = readImport(text);
    if (proposal) return proposal;
    for (const message of problems) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
});

type ImportReading =
  | { readonly proposal: ImportProposal; readonly problems?: undefined }
  | { readonly proposal?: undefined; readonly problems: readonly string[] };

function readImport(text: string): ImportReading {
  if (text.trim() === '') return { problems: [NOTHING_GIVEN] };
  const json = parseGuarded(text, JSON_LIMITS);
  if (!json.ok) return { problems: [jsonProblemText(json)] };
  const shape = shapeOf(json.value);
  if (shape === null) return { problems: [NO_OCDS] };
  const errors = shapeErrors(shape, json.value);
  if (errors.length > 0) return { problems: shapeErrorTexts(errors) };
  const proposal = proposalOf(json.value);
  return typeof proposal === 'string' ? { problems: [IMPORT_PROBLEM_TEXTS[proposal]] } : { proposal };
}
