import type { OcdsParty, OcdsReference } from './ocds.ts';
import type { ReleaseBody, ReleaseFacts } from './release-facts.ts';

/** Everybody a release names: the lead buyer, the other buyers, and whoever won. */
export function partiesOf(facts: ReleaseFacts): OcdsParty[] {
  const buyers = facts.buyers.filter(({ id }) => id !== facts.lead.id);
  const suppliers = new Map<string, OcdsParty>();
  for (const award of facts.awards) {
    if (award.bidderName === null || award.valueCents === null) continue;
    const id = supplierId(award);
    suppliers.set(id, {
      id,
      name: award.bidderName,
      ...(award.bidderIdentifier
        ? { identifier: { scheme: 'X-DE-REGISTER', id: award.bidderIdentifier, legalName: award.bidderName } }
        : {}),
      ...(award.bidderPlace ? { address: { locality: award.bidderPlace } } : {}),
      roles: ['supplier', 'tenderer'],
      ...(award.bidderIsSme === null ? {} : { details: { scale: award.bidderIsSme ? 'sme' : 'large' } }),
    });
  }
  return [
    bodyParty(facts.lead, ['buyer', 'procuringEntity']),
    ...buyers.map((body) => bodyParty(body, ['buyer'])),
    ...suppliers.values(),
  ];
}

function bodyParty(body: ReleaseBody, roles: readonly string[]): OcdsParty {
  return {
    ...referenceOf(body),
    ...(body.key ? { identifier: { scheme: 'X-DE-AGS', id: body.key, legalName: body.name } } : {}),
    address: { countryName: 'Deutschland' },
    roles,
  };
}

/** A body as releases refer to it. */
export function referenceOf(body: ReleaseBody): OcdsReference {
  return { id: body.key ? `X-DE-AGS-${body.key}` : `X-ALLMENDE-${body.id}`, name: body.name };
}

/** The winner of a lot as releases refer to it. */
export function supplierId(award: ReleaseFacts['awards'][number]): string {
  return award.bidderIdentifier ? `X-DE-REGISTER-${award.bidderIdentifier}` : `X-ALLMENDE-SUPPLIER-${award.id}`;
}
