import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import recordPackageSchema from './domain/record-package-schema.json' with { type: 'json' };
import releasePackageSchema from './domain/release-package-schema.json' with { type: 'json' };
import releaseSchema from './domain/release-schema.json' with { type: 'json' };

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
