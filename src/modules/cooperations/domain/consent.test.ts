import { describe, expect, it } from 'vitest';
import { consentOverview, decidePrepareConsent, decideSignConsent, decideWithdrawConsent } from './consent.ts';
import {
  AUTHORITY,
  consent,
  cooperation,
  INVITED,
  LEAD,
  PARTNER,
  partner,
  partnerEditor,
  partnerSignatory,
  STRANGER,
  stranger,
  TODAY,
} from './example-facts.ts';

describe('consents', () => {
  const none = cooperation('collecting_consent', { consents: [] });
  const resolution = {
    contentVersion: 1,
    resolutionBody: 'Gemeindevertretung',
    resolutionDate: TODAY,
    resolutionReference: 'DS 12/2026',
  };
  it.each([
    ['consent_for_other_version', { contentVersion: 2 }],
    ['resolution_incomplete', { resolutionBody: ' ' }],
    ['resolution_incomplete', { resolutionReference: '' }],
    ['resolution_in_future', { resolutionDate: '2026-11-24' }],
  ])('%s stops preparing', (reason, change) => {
    expect(decidePrepareConsent(none, partnerEditor, { ...resolution, ...change })).toEqual({ ok: false, reason });
  });
  it('is prepared for the version shown', () => {
    expect(decidePrepareConsent(none, partnerEditor, resolution)).toMatchObject({
      ok: true,
      bodyId: PARTNER,
      contentVersion: 1,
    });
  });
  it('is prepared anew after it was voided', () => {
    const facts = cooperation('returned', {
      contentVersion: 2,
      consents: [consent(PARTNER, 'voided'), consent(PARTNER, 'signed')],
    });
    expect(decidePrepareConsent(facts, partnerEditor, { ...resolution, contentVersion: 2 }).ok).toBe(true);
  });
  it('is signed only for the version shown', () => {
    const facts = cooperation('collecting_consent', { consents: [consent(PARTNER, 'prepared')] });
    expect(decideSignConsent(facts, partnerSignatory, { contentVersion: 0 })).toEqual({
      ok: false,
      reason: 'consent_for_other_version',
    });
    expect(decideSignConsent(facts, partnerSignatory, { contentVersion: 1 })).toMatchObject({
      ok: true,
      consentId: `${PARTNER}-prepared-1`,
    });
  });
  it('is taken back with a reason only', () => {
    const facts = cooperation('collecting_consent');
    expect(decideWithdrawConsent(facts, partnerSignatory, { reason: '' })).toEqual({
      ok: false,
      reason: 'reason_required',
    });
    expect(decideWithdrawConsent(facts, partnerSignatory, { reason: 'Beschluss aufgehoben' })).toMatchObject({
      consentId: `${PARTNER}-signed-1`,
    });
    expect(decideWithdrawConsent(facts, stranger, { reason: 'x' })).toEqual({ ok: false, reason: 'not_entitled' });
  });
  it('stand as missing, to renew, prepared or signed, lead first', () => {
    const facts = cooperation('returned', {
      contentVersion: 2,
      partners: [
        partner(PARTNER),
        partner(LEAD),
        partner(STRANGER),
        partner(AUTHORITY),
        partner(INVITED, { status: 'invited' }),
      ],
      consents: [consent(LEAD, 'signed', 2), consent(PARTNER, 'voided'), consent(STRANGER, 'prepared', 2)],
    });
    expect(consentOverview(facts)).toEqual([
      { bodyId: LEAD, standing: 'signed' },
      { bodyId: PARTNER, standing: 'to_renew' },
      { bodyId: STRANGER, standing: 'prepared' },
      { bodyId: AUTHORITY, standing: 'missing' },
    ]);
  });
});
