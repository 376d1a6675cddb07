import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import type { CastActor } from '#tests/support/actors.ts';
import { type FaultPortal, startFaultPortal } from '#tests/support/fault-portal.ts';
import type { PageAnswer } from '#tests/support/matrix-pages.ts';
import {
  PURCHASE_PAGES,
  PURCHASE_ROUTES,
  PURCHASING_PAGES,
  PURCHASING_ROUTES,
} from '#tests/support/matrix-purchase-pages.ts';
import { purchaseLeaks } from '#tests/support/matrix-purchase-secrets.ts';
import type { PurchaseWorld } from '#tests/support/matrix-purchases.ts';
import { askEach, PAGE_ROLES } from '#tests/support/pages-asked.ts';

describe('pages, exports and files of purchases over HTTP', () => {
  let world: FaultPortal;
  let cells = 0;
  /** Counts the addresses asked, so that strangers come in other roles to the next one. */
  let turn = 0;

  beforeAll(async () => {
    world = await startFaultPortal({}, { purchases: true });
  });
  afterAll(async () => {
    console.info(`matrix: ${cells} cells of purchases over HTTP`);
    await world?.stop();
  });

  /**
   * People around the purchases with the roles pages tell apart, one stranger of every kind, and a visitor. No role opens
   * anything to a stranger, so of each kind two roles are asked, others for the next page; reads are asked with them all
   * (tests/integration/matrix).
   */
  const peopleOfPurchases = (): (CastActor | null)[] => {
    const bodies = [...Object.values(purchases().bodies).map(({ id }) => id), INSTITUTION_IDS.ministry];
    const outside = new Map<string, string>();
    for (const { bodyId, bodyKind } of world.cast)
      if (!bodies.includes(bodyId) && !outside.has(bodyKind)) outside.set(bodyKind, bodyId);
    const strangers = [...outside.values()];
    turn++;
    return [
      null,
      ...world.cast.filter(({ bodyId, roles }) => {
        const role = PAGE_ROLES.indexOf(roles[0] ?? '');
        if (role < 0) return false;
        const place = strangers.indexOf(bodyId);
        return bodies.includes(bodyId) || (place >= 0 && (role + place + turn) % (PAGE_ROLES.length / 2) === 0);
      }),
    ];
  };
  const purchases = (): PurchaseWorld => {
    if (!world.purchases) throw new Error('no purchases were planted');
    return world.purchases;
  };

  function askAll(
    path: string,
    due: (actor: CastActor | null) => PageAnswer,
    leaksIn?: (text: string, actor: CastActor | null) => readonly string[],
  ): Promise<string[]> {
    const people = peopleOfPurchases();
    cells += people.length;
    return askEach(world, path, people, due, leaksIn);
  }

  it.each([...PURCHASE_PAGES, ...PURCHASE_ROUTES].map((row) => [`${row.page} (${row.stages})`, row] as const))(
    '%s opens for whom it is meant, and shows nobody foreign demand or offers',
    async (_, row) => {
      for (const subject of purchases().subjects.filter(({ key }) => row.stages.includes(key))) {
        const wrong = await askAll(
          row.path(subject),
          (actor) => row.answer(actor, subject),
          // The public page of what runs bears its number.
          (text, actor) =>
            purchaseLeaks(text, actor, subject).filter(
              (leak) => subject.key !== 'running' || leak !== subject.reference,
            ),
        );
        expect(wrong, subject.key).toEqual([]);
      }
    },
  );

  it.each([...PURCHASING_PAGES, ...PURCHASING_ROUTES].map((row) => [row.page, row] as const))(
    '%s opens for whom it is meant',
    async (_, row) => {
      const path = row.path?.(purchases()) ?? row.page.replace('GET ', '');
      expect(await askAll(path, (actor) => row.answer(actor, purchases()))).toEqual([]);
    },
  );
});
