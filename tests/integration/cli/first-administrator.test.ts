import { describe, expect, it } from 'vitest';
import { addFirstAdministrator } from '#src/cli/database/first-administrator.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

describe('the first administrator of a new installation', () => {
  const database = useTestDatabase('reference');

  it('is made once, with a token that sets the password, and written into the audit log', async () => {
    await expect(addFirstAdministrator(database().ownerUrl, 'kein-mail', 'Erste Person')).rejects.toThrow('--email');
    await expect(addFirstAdministrator(database().ownerUrl, 'erste@demo.example', ' ')).rejects.toThrow('--name');

    const attempts = await Promise.allSettled([
      addFirstAdministrator(database().ownerUrl, 'Erste@demo.example', 'Demo Erste'),
      addFirstAdministrator(database().ownerUrl, 'zweite@demo.example', 'Demo Zweite'),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

    const { resetPassword } = await import('#src/modules/identity/store/password-reset.ts');
    const token = attempts.find((attempt) => attempt.status === 'fulfilled')?.value ?? '';
    expect(await resetPassword(token, 'ein langes neues Kennwort 7')).toEqual({ ok: true });
    expect(await resetPassword(token, 'ein anderes neues Kennwort 8')).toEqual({ ok: false, reason: 'expired' });

    const [found] = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(`SELECT count(*)::int AS administrators,
        (SELECT count(*)::int FROM audit_entry WHERE action = 'identity.first_administrator') AS audited
        FROM membership WHERE 'platform_administrator' = ANY (roles)`);
      return rows;
    });
    expect(found).toEqual({ administrators: 1, audited: 1 });
  });
});
