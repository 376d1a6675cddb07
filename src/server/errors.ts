/** What can stop a request besides a rule saying no (that is a returned outcome) and a bug (any other throw). */
export type AppErrorCode = 'not_found' | 'forbidden' | 'conflict' | 'unauthenticated';

/**
 * Thrown when something is absent (also: a foreign organisation's), forbidden, or changed by someone else meanwhile.
 * The boundary (form-action, pages) turns it into 404, 403 or a conflict message.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode) {
    super(code);
    this.name = 'AppError';
    this.code = code;
  }
}

/** Narrowing for catch blocks. */
export function isAppError(error: unknown, code?: AppErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
