import { dirname } from 'node:path';

/** The application's folder. */
export const ROOT = dirname(dirname(import.meta.dirname));
