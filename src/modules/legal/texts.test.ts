import { expect, test } from 'vitest';
import { districtAuthorityName } from './texts.ts';

test.each([
  ['Lahn-Dill-Kreis', 'Landrat des Lahn-Dill-Kreises als Kommunalaufsicht'],
  ['Wetteraukreis', 'Landrat des Wetteraukreises als Kommunalaufsicht'],
  ['Landkreis Groß-Gerau', 'Landrat des Landkreises Groß-Gerau als Kommunalaufsicht'],
  ['Kreis Bergstraße', 'Landrat des Kreises Bergstraße als Kommunalaufsicht'],
  ['Bergstraße', 'Landrat (Bergstraße) als Kommunalaufsicht'],
])('%s supervises as %s', (district, name) => {
  expect(districtAuthorityName(district)).toBe(name);
});
