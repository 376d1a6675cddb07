import { addDays } from '#src/modules/legal/domain/days.ts';
import { referenceBodies } from '../../reference.ts';
import { bodyIdOf } from '../directory.ts';
import type { Purchase, ToldAnswer } from './purchase.ts';

const LEAD = 'it-provider:ekom21';
const OPENED = '2026-10-05';
const BODIES = 290;

/** What is asked, with the share of workplaces or inhabitants it usually comes to and the price paid today in euros. */
const CATEGORIES = [
  { title: 'Notebooks', perThousand: 4.2, euro: 310 },
  { title: 'Arbeitsplatzrechner', perThousand: 2.1, euro: 260 },
  { title: 'Monitore', perThousand: 7.5, euro: 58 },
  { title: 'Dockingstationen', perThousand: 3.9, euro: 41 },
  { title: 'Tablets', perThousand: 1.3, euro: 118 },
  { title: 'Mobiltelefone', perThousand: 1.8, euro: 96 },
  { title: 'Drucker', perThousand: 1.1, euro: 72 },
  { title: 'Server', perThousand: 0.2, euro: 3_150 },
  { title: 'Switches', perThousand: 0.5, euro: 430 },
  { title: 'Bürosoftware', perThousand: 6.8, euro: 134 },
] as const;

/** The largest municipalities of the register: with the lead buyer as many bodies as the survey is to reach. */
function towns() {
  return referenceBodies()
    .filter(({ kind, validTo, population }) => kind === 'municipality' && !validTo && (population ?? 0) > 0)
    .sort((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, BODIES - 1);
}

/** The same figures on every machine: from the number of inhabitants and the place in the list alone. */
function answerOf(index: number, population: number): ToldAnswer {
  const wobble = (salt: number) => 0.8 + ((index * 37 + salt * 53) % 41) / 100;
  const values = CATEGORIES.map(({ perThousand }, category) => {
    // A few answers are out of proportion, as in every survey: somebody counted a zero too many.
    const slip = index % 97 === 13 && category === 2 ? 10 : 1;
    return Math.max(1, Math.round((population / 1_000) * perThousand * wobble(category))) * slip;
  });
  const prices = CATEGORIES.map(({ euro }, category) =>
    (index + category) % 9 === 0 ? null : Math.round(euro * wobble(category + 5)),
  );
  const on = addDays(OPENED, 3 + (index % 25));
  return index % 2 === 0 ? { on, values, prices, confirmed: addDays(on, 10) } : { on, values, prices };
}

/** One survey as large as they come: 290 bodies, ten categories, some silent, half of them confirmed. */
export function largePurchase(): Purchase {
  const asked = towns();
  const isSilent = (index: number) => index % 11 === 5;
  const answers = asked.flatMap(({ id, population }, index) =>
    isSilent(index) ? [] : [[id, answerOf(index, population ?? 0)] as const],
  );
  return {
    key: 'ekom21-arbeitsplatz-hessen',
    title: 'Arbeitsplatz und Netz für Hessens Kommunen',
    field: 'procurement',
    lead: LEAD,
    subject: 'Geräte und Software für Verwaltungsarbeitsplätze in zehn Kategorien',
    need: 'Hunderte Kommunen kaufen dieselben Geräte einzeln. Eine Abfrage zeigt, was gemeinsam ausgeschrieben werden kann.',
    cpv: ['30200000', '48900000'],
    nature: 'supplies',
    termMonths: 36,
    needOn: '2027-10-01',
    valueEuro: 46_000_000,
    reasoning: 'Gerätebestand nach Einwohnerzahl, Ersatz alle fünf Jahre, Preise laufender Rahmenverträge.',
    created: '2026-09-14',
    items: CATEGORIES.map(({ title }) => ({ title, optional: true })),
    survey: {
      opened: OPENED,
      due: '2026-12-18',
      note: 'Zählen Sie nur, was Sie zwischen Oktober 2027 und September 2030 ersetzen oder neu beschaffen wollen.',
      answers: {
        [bodyIdOf(LEAD)]: { on: '2026-10-07', values: [420, 90, 700, 400, 60, 210, 35, 24, 40, 560], prices: [] },
        ...Object.fromEntries(answers),
      },
      silent: asked.filter((_body, index) => isSilent(index)).map(({ id }) => id),
    },
  };
}
