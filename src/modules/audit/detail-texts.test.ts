import { describe, expect, test } from 'vitest';
import { auditDetails, idsInDetails } from './detail-texts.ts';

const BODY = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const context = { subjectId: 'x', bodyNames: { [BODY]: 'Büdingen' } };
const shown = (details: Record<string, unknown>, subjectId = 'x') =>
  auditDetails(details, { ...context, subjectId }).map(({ label, text }) => `${label}: ${text}`);

describe('details of the audit log', () => {
  test('speak German', () => {
    expect(
      shown({
        from: 'draft',
        to: 'collecting_consent',
        fields: ['title', 'aim'],
        dueOn: '2026-11-30',
        required: false,
      }),
    ).toEqual([
      'Stand: Entwurf → Zustimmungen werden eingeholt',
      'Geänderte Angaben: Titel, Ziel',
      'Frist: 30.11.2026',
      'Verlangt: nein',
    ]);
    expect(shown({ method: 'password', assurance: 'substantial' })).toEqual([
      'Anmeldung mit: Passwort',
      'Nachweis: zwei Faktoren',
    ]);
    expect(shown({ after: [], before: ['reader'] })).toEqual(['Rollen: Lesen → keine']);
    expect(shown({ to: 'draft', from: 'draft' })).toEqual(['Stand: Entwurf']);
    expect(shown({ filters: { action: 'cooperations.approve', from: '2026-01-01' } })).toEqual([
      'Filter: Genehmigt, von 01.01.2026',
    ]);
  });

  test('name bodies, and shorten ids they have no name for', () => {
    expect(shown({ invitedBodyIds: [BODY, OTHER] })).toEqual(['Eingeladen: Büdingen, 99999999']);
    expect(idsInDetails({ invitedBodyIds: [BODY, OTHER], reference: 'IKZ-1', count: 2 })).toEqual([BODY, OTHER]);
  });

  test('show money as money', () => {
    expect(shown({ value: 2500000 }, 'ikz_grant_two_partners_cents')).toEqual(['Wert: 25.000,00\u00a0€']);
    expect(shown({ value: 25 }, 'min_partners')).toEqual(['Wert: 25']);
  });

  test('leave nothing out that they do not know', () => {
    expect(shown({ newKey: { a: [1] }, constructor: 'toString', step: '__proto__', closedOn: null })).toEqual([
      'newKey: {"a":[1]}',
      'constructor: toString',
      'Schritt: __proto__',
      'Bisheriger Wert gilt bis: keine Angabe',
    ]);
  });
});
