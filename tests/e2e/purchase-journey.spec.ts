import { expectPageToBeAccessible } from './accessibility.ts';
import { test } from './fixtures.ts';
import { letOffersFallDue, letStandstillEnd } from './passing-time.ts';
import type { Manner } from './person.ts';
import {
  agree,
  award,
  type Buyers,
  callOff,
  checkLaw,
  conclude,
  evaluate,
  startIdea,
  startTender,
  surveyDemand,
} from './purchase-steps.ts';

type ActAs = (account: string, manner?: Manner) => Promise<Buyers['lead']>;

async function gather(actAs: ActAs, manner: Manner): Promise<Buyers> {
  return {
    lead: await actAs('bearbeitung.buedingen', manner),
    leadSignatory: await actAs('zeichnung.buedingen', manner),
    reviewer: await actAs('recht.buedingen', manner),
    partner: await actAs('bearbeitung.nidda', manner),
    partnerSignatory: await actAs('zeichnung.nidda', manner),
    partnerBudget: await actAs('haushalt.nidda', manner),
  };
}

const title = (manner: string) => `Firewalls gemeinsam ${manner} ${Date.now().toString(36)}`;

for (const manner of ['mouse', 'no-javascript'] as const) {
  test(`a purchase goes from idea to call-off (${manner})`, async ({ actAs }) => {
    test.setTimeout(300_000);
    const buyers = await gather(actAs, manner);
    const id = await startIdea(buyers.lead, title(manner));
    await surveyDemand(buyers, id);
    await checkLaw(buyers, id);
    await agree(buyers, id);
    await startTender(buyers, id);
    await letOffersFallDue(id);
    await evaluate(buyers, id);
    await award(buyers, id);
    await letStandstillEnd(id);
    const contract = await conclude(buyers, id);
    await callOff(buyers, contract);
    if (manner === 'mouse') await expectPageToBeAccessible(buyers.lead.page);
  });
}

test('an idea becomes confirmed demand of two towns on a narrow screen', { tag: ['@narrow'] }, async ({ actAs }) => {
  test.slow();
  const buyers = await gather(actAs, 'mouse');
  const id = await startIdea(buyers.lead, title('schmal'));
  await surveyDemand(buyers, id);
});
