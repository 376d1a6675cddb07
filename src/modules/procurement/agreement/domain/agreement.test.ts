import { describe, expect, it } from 'vitest';
import { compareKeys } from '#src/modules/costs/domain/compare-keys.ts';
import { keyBy } from '#src/modules/costs/domain/cost-key.ts';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { exampleActing, exampleFacts, examplePart } from '../../domain/example-facts.ts';
import {
  type AgreementContent,
  type AgreementDraft,
  composeContent,
  costParty,
  EMPTY_DRAFT,
  vatCheck,
} from './content.ts';
import { decideConclude, decidePrepareConsent, decidePropose, decideSignConsent } from './decide-agreement.ts';
import { diffAgreement, isSameAgreement } from './diff.ts';

const LEAD = { bodyId: 'l', name: 'Genossenschaft' };
const PARTIES = [
  { bodyId: 'a', name: 'Altstadt', inhabitants: 10_000, quantity: 1 },
  { bodyId: 'b', name: 'Neustadt', inhabitants: 30_000, quantity: 2 },
];
const DRAFT: AgreementDraft = {
  ...EMPTY_DRAFT,
  leadDuties: 'Führt das Verfahren',
  costPurpose: 'Plattform',
  sharedCostsCents: 10_000,
  key: keyBy('quantity'),
};

function content(change: Partial<AgreementDraft> = {}, parties = PARTIES): AgreementContent {
  const composed = composeContent({ ...DRAFT, ...change }, LEAD, parties);
  if (!composed.ok) throw new Error(composed.problem.code);
  return composed.content;
}

describe('a version of the agreement', () => {
  it('names every share to the cent', () => {
    const { parties, sharedCostsCents } = content();
    expect(parties.map(({ shareCents }) => shareCents)).toEqual([3_333, 6_667]);
    expect(parties.reduce((sum, { shareCents }) => sum + shareCents, 0)).toBe(sharedCostsCents);
  });

  it.each([
    [{ leadDuties: ' ' }, 'agreement_incomplete'],
    [{ costPurpose: '' }, 'agreement_incomplete'],
    [{ sharedCostsCents: null }, 'agreement_incomplete'],
    [{ key: keyBy('workplaces') }, 'measure_missing'],
    [{ key: keyBy('equal', 5_001) }, 'base_exceeds_total'],
  ])('cannot be made of %o: %s', (change, code) => {
    const composed = composeContent({ ...DRAFT, ...change }, LEAD, PARTIES);
    expect(composed).toMatchObject({ ok: false, problem: { code } });
  });

  it('takes workplaces from the draft', () =>
    expect(content({ key: keyBy('workplaces'), workplaces: { a: 3, b: 1 } }).parties[0]?.shareCents).toBe(7_500));
});

describe('what changed', () => {
  it('is nothing where only order and blanks differ', () => {
    expect(isSameAgreement(content(), content({ leadDuties: ' Führt das Verfahren ' }, [...PARTIES].reverse()))).toBe(
      true,
    );
  });

  it('is shown field by field and share by share', () => {
    const { fields, shares } = diffAgreement(content(), content({ key: keyBy('inhabitants'), liability: 'by_share' }));
    expect(fields.map(({ field }) => field)).toEqual(['liability', 'key']);
    expect(shares).toEqual([
      { bodyId: 'a', name: 'Altstadt', before: 3_333, after: 2_500 },
      { bodyId: 'b', name: 'Neustadt', before: 6_667, after: 7_500 },
    ]);
  });

  it('names who came in and who left', () => {
    const { shares } = diffAgreement(content({}, PARTIES.slice(0, 1)), content({}, PARTIES.slice(1)));
    expect(shares).toMatchObject([
      { bodyId: 'b', before: null, after: 10_000 },
      { bodyId: 'a', before: 10_000, after: null },
    ]);
  });
});

describe('proposing', () => {
  const facts = exampleFacts({ status: 'legally_checked', agreementVersion: 2 });
  const acting = exampleActing(['lead_manager']);
  const input = { draft: DRAFT, lead: LEAD, parties: PARTIES, present: null };

  it('makes the next version', () =>
    expect(decidePropose(facts, acting, input)).toMatchObject({ ok: true, number: 3, to: 'legally_checked' }));

  it('voids no consents for a version that says the same', () =>
    expect(decidePropose(facts, acting, { ...input, present: content() })).toMatchObject({
      reason: 'agreement_unchanged',
    }));

  it('needs a draft', () =>
    expect(decidePropose(facts, acting, { ...input, draft: null })).toMatchObject({ reason: 'agreement_incomplete' }));
});

describe('a consent', () => {
  const resolution = {
    resolutionBody: 'Magistrat',
    resolutionDate: '2026-06-01',
    resolutionReference: '1',
    agreementVersion: 1,
  };
  const waiting = exampleFacts({ status: 'legally_checked', ownPart: examplePart() });
  const manager = exampleActing(['partner_manager']);

  it('is for the version that was shown and rests on a resolution that was taken', () => {
    const prepare = (change: Partial<typeof resolution> = {}, parties = [manager.bodyId]) =>
      decidePrepareConsent(waiting, manager, { ...resolution, ...change }, parties);
    expect(prepare().ok).toBe(true);
    expect(prepare({ agreementVersion: 2 })).toMatchObject({ reason: 'agreement_other_version' });
    expect(prepare({ resolutionDate: '2026-07-01' })).toMatchObject({ reason: 'resolution_in_future' });
    expect(prepare({}, ['somebody-else'])).toMatchObject({ reason: 'not_a_party' });
  });

  it.each<[string, readonly string[], string | null]>([
    ['exactly the present partners, in any order', ['b', 'a'], null],
    ['not all of them', ['a'], 'parties_changed'],
    ['one who is none any more', ['a', 'b', 'c'], 'parties_changed'],
  ])('binds together %s', (_what, parties, reason) => {
    const decided = decideConclude(waiting, exampleActing(['lead_manager']), parties, ['a', 'b']);
    expect(decided).toMatchObject(reason ? { ok: false, reason } : { ok: true, to: 'agreed' });
  });

  it('is signed by somebody else than who prepared it', () => {
    const signatory = exampleActing(['partner_signatory']);
    const preparedBy = (preparedByPersonId: string) =>
      exampleFacts({
        status: 'legally_checked',
        ownPart: examplePart({ consent: { status: 'prepared', preparedByPersonId } }),
      });
    expect(decideSignConsent(preparedBy(signatory.personId), signatory, { agreementVersion: 1 })).toMatchObject({
      reason: 'consent_four_eyes',
    });
    expect(decideSignConsent(preparedBy('x'), signatory, { agreementVersion: 1 }).ok).toBe(true);
    expect(decideSignConsent(preparedBy('x'), signatory, { agreementVersion: 0 })).toMatchObject({
      reason: 'agreement_other_version',
    });
  });
});

describe('hints', () => {
  it('say who gains and who loses by another key, together nothing', () => {
    const { parties } = content();
    const compared = compareKeys(10_000, keyBy('quantity'), keyBy('inhabitants'), parties.map(costParty));
    const rows = compared.ok ? compared.rows : [];
    expect(rows.map(({ differenceCents }) => differenceCents)).toEqual([-833, 833]);
  });

  it('ask for a look at value added tax, also before the day it binds', () => {
    expect(vatCheck(LEGAL_PARAMETERS, '2026-11-23')).toMatchObject({ validFrom: '2027-01-01', value: 1_750_000 });
    expect(vatCheck(LEGAL_PARAMETERS, '2027-01-01')).toMatchObject({ certainty: 'medium' });
    expect(vatCheck([], '2027-01-01')).toBeNull();
  });
});
