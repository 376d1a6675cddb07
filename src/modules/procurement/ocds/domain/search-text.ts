import { searchTextOf } from '#src/modules/bodies/domain/search.ts';
import type { ReleaseFacts } from './release-facts.ts';

/** The words by which the public list finds a release, folded like every other search of the portal. */
export function releaseSearchText({ reference, title, subject, lead, cpv }: ReleaseFacts): string {
  return searchTextOf([reference, title, subject, lead.name, ...cpv.flatMap(({ code, label }) => [code, label])]);
}
