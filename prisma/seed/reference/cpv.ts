import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchTextOf } from '#src/modules/bodies/domain/search.ts';

/** A code of the Common Procurement Vocabulary as its table takes it. */
export interface CpvRow {
  readonly code: string;
  readonly label: string;
  readonly search_text: string;
}

/** The codes of `cpv-2008.txt`, whose head names source and extent. */
export function cpvRows(): CpvRow[] {
  const text = readFileSync(join(import.meta.dirname, 'cpv-2008.txt'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, code = '', label = ''] = /^(\d{8}) (.+)$/.exec(line) ?? [];
      if (code === '') throw new Error(`not a line of the vocabulary: ${line}`);
      return { code, label, search_text: searchTextOf([code, label]) };
    });
}
