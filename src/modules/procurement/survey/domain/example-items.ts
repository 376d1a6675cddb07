import type { SurveyItem } from './items.ts';

/** A question with everything a test does not care about. */
export function exampleItem(change: Partial<SurveyItem> = {}): SurveyItem {
  return {
    id: '00000000-0000-4000-8000-0000000000f1',
    position: 1,
    kind: 'quantity',
    title: 'Notebook 14 Zoll',
    description: '',
    unit: 'Stück',
    mandatory: false,
    variants: [],
    asksPrice: false,
    lotId: null,
    everyLot: false,
    version: 1,
    ...change,
  };
}
