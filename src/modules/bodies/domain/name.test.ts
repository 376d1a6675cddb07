import { describe, expect, it } from 'vitest';
import { bodySortName, districtNameOf, isTown, shortNameOf, titlesOf } from './name.ts';

describe('names of bodies', () => {
  it.each([
    ['Hanau, Brüder-Grimm-Stadt', 'Hanau', ['Brüder-Grimm-Stadt'], true],
    ['Korbach, Hansestadt, Kreisstadt', 'Korbach', ['Hansestadt', 'Kreisstadt'], true],
    ['Kassel, documenta-Stadt', 'Kassel', ['documenta-Stadt'], true],
    ['Weilmünster, Marktflecken', 'Weilmünster', ['Marktflecken'], false],
    ['Vöhl, Nationalparkgemeinde', 'Vöhl', ['Nationalparkgemeinde'], false],
    ['Altenstadt', 'Altenstadt', [], false],
    ['Heuchelheim a. d. Lahn', 'Heuchelheim a. d. Lahn', [], false],
  ])('reads "%s"', (official, short, titles, town) => {
    expect(shortNameOf(official)).toBe(short);
    expect(titlesOf(official)).toEqual(titles);
    expect(isTown(official)).toBe(town);
  });

  it('tells a Landkreis from the town of the same name', () => {
    expect(districtNameOf('Kassel')).toBe('Landkreis Kassel');
    expect(districtNameOf('Wetteraukreis')).toBe('Wetteraukreis');
    expect(districtNameOf('Lahn-Dill-Kreis')).toBe('Lahn-Dill-Kreis');
  });

  it('sorts a Landkreis right behind its town', () => {
    expect(bodySortName('independent_city', 'Kassel')).toBe('kassel');
    expect(bodySortName('district', 'Landkreis Kassel')).toBe('kassel landkreis');
    expect(bodySortName('district', 'Wetteraukreis')).toBe('wetteraukreis');
  });
});
