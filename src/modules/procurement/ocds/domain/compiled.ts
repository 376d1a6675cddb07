import type { OcdsRelease } from './ocds.ts';

/**
 * The compiled release of a process from its latest release: every release holds the whole public state, so there is nothing
 * to merge. Its id follows the standard: process and date.
 */
export function compiledOf(latest: OcdsRelease): OcdsRelease {
  return { ...latest, id: `${latest.ocid}-${latest.date}`, tag: ['compiled'] };
}
