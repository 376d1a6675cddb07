import { hkdfSync } from 'node:crypto';

/**
 * The key with which Next encrypts what a server action closes over, as it expects it in
 * `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY`: derived from `AUTH_SECRET`, so that every build and every instance of one
 * installation has the same and nobody has to keep another secret. Needed when building and when serving.
 */
export function serverActionsKey(authSecret: string): string {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'allmende server actions', 32)).toString('base64');
}
