import type { BodyKind } from './body.ts';
import { sortNameOf } from './search.ts';

/** The name people use: the official name without its titles ("Hanau, Brüder-Grimm-Stadt" is Hanau). */
export function shortNameOf(officialName: string): string {
  const comma = officialName.indexOf(', ');
  return comma === -1 ? officialName : officialName.slice(0, comma);
}

/** The titles after the name, in the order of the directory ("Korbach, Hansestadt, Kreisstadt" has two). */
export function titlesOf(officialName: string): string[] {
  return officialName.split(', ').slice(1);
}

/**
 * Whether a Gemeinde is a Stadt. The right to that name (§ 13 HGO) shows in the last title; Marktflecken,
 * Marktgemeinde, Nationalparkgemeinde and the like remain Gemeinden.
 */
export function isTown(officialName: string): boolean {
  return /stadt$/i.test(titlesOf(officialName).at(-1) ?? '');
}

/**
 * Official name of a Landkreis from its name in the directory, which leaves the word out: "Kassel" is the Landkreis
 * Kassel, "Wetteraukreis" says it already. Without it, Kassel and Offenbach would each stand for two bodies.
 */
export function districtNameOf(directoryName: string): string {
  return /kreis$/i.test(directoryName) ? directoryName : `Landkreis ${directoryName}`;
}

/** Sorts a Landkreis behind the town of the same name, not all of them under L. */
export function bodySortName(kind: BodyKind, shortName: string): string {
  const prefix = 'Landkreis ';
  if (kind !== 'district' || !shortName.startsWith(prefix)) return sortNameOf(shortName);
  return sortNameOf(`${shortName.slice(prefix.length)} landkreis`);
}
