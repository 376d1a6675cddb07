import { type Holder, holderAfter } from '#src/modules/cooperations/domain/clock.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import type { EventVerb } from '#src/modules/cooperations/domain/transitions.ts';
import { bodyIdOf } from './directory.ts';
import { DEMO_BODIES, type DemoBody, demoPersonId } from './people.ts';
import type { Story } from './story.ts';

type Row = Record<string, unknown>;

/** Demo days happen at office hours in Hessen; each further event of a day a little later. */
export function at(day: string, minute = 0): string {
  const minutes = 9 * 60 + minute;
  return `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00+01:00`;
}

/** The account that did it, where the body has one: demo bodies without accounts act without a name. */
export function personOf(bodyId: string, ...functions: string[]): string | null {
  const entry = (Object.entries(DEMO_BODIES) as [DemoBody, { id: string }][]).find(([, body]) => body.id === bodyId);
  if (!entry) return null;
  const name = entry[0] === 'weissenborn' && functions[0] === 'bearbeitung' ? 'rathaus' : (functions[0] ?? '');
  return demoPersonId(name, entry[0]);
}

/** What happened in a story, in order, with who held the matter from then on. */
export function eventsOf(story: Story, id: string, partnerIds: readonly string[], authority: string | null): Row[] {
  const events: Row[] = [];
  const lead = partnerIds[0] ?? '';
  let status: CooperationStatus | null = null;
  let holder: Holder = 'none';
  const add = (
    verb: EventVerb,
    day: string,
    minute: number,
    to: CooperationStatus,
    bodyId: string,
    role: string,
    details: Row = {},
  ) => {
    holder = holderAfter(verb, to, holder);
    events.push({
      cooperation_id: id,
      verb,
      from_status: status,
      to_status: to,
      holder,
      actor_person_id: personOf(bodyId, role),
      actor_body_id: bodyId,
      details,
      occurred_at: at(day, minute),
    });
    status = to;
  };
  add('create_draft', story.drafted, 0, 'draft', lead, 'bearbeitung');
  const others = partnerIds.slice(1);
  const invited = [
    ...others,
    ...(story.invited ?? []).map(bodyIdOf),
    ...Object.keys(story.declined ?? {}).map(bodyIdOf),
  ];
  for (const bodyId of invited)
    add('invite_partner', story.drafted, 30, 'draft', lead, 'bearbeitung', { bodyIds: [bodyId] });
  for (const bodyId of others) add('accept_invitation', story.drafted, 45, 'draft', bodyId, 'bearbeitung');
  for (const [key, reason] of Object.entries(story.declined ?? {})) {
    add('decline_invitation', story.drafted, 50, 'draft', bodyIdOf(key), 'bearbeitung', { reason });
  }
  if (story.consentsRequested) {
    add('request_consents', story.consentsRequested, 60, 'collecting_consent', lead, 'bearbeitung', {
      contentVersion: 1,
    });
  }
  if (story.changedCost) {
    add('edit_content', story.changedCost.on, 60, 'collecting_consent', lead, 'bearbeitung', {
      contentVersion: 2,
      fields: ['costPerYearCents'],
    });
  }
  const contentVersion = story.changedCost ? 2 : 1;
  const signatures = partnerIds.flatMap((bodyId, index) =>
    story.signed?.[index] ? [{ bodyId, day: story.signed[index] ?? '' }] : [],
  );
  for (const { bodyId, day } of signatures.sort((a, b) => a.day.localeCompare(b.day))) {
    add('prepare_consent', day, 5, 'collecting_consent', bodyId, 'bearbeitung', { contentVersion });
    add('sign_consent', day, 50, 'collecting_consent', bodyId, 'zeichnung', { contentVersion });
  }
  if (story.prepared) {
    const bodyId = bodyIdOf(story.prepared.partner);
    add('prepare_consent', story.prepared.on, 5, 'collecting_consent', bodyId, 'bearbeitung', { contentVersion });
  }
  if (story.submitted)
    add('submit', story.submitted, 0, 'submitted', lead, 'bearbeitung', { authorityBodyId: authority });
  if (story.inquiry && authority) {
    add('ask_back', story.inquiry.asked, 10, 'submitted', authority, 'aufsicht', { dueOn: story.inquiry.due });
    if (story.inquiry.answered) add('answer_inquiry', story.inquiry.answered, 10, 'submitted', lead, 'bearbeitung');
  }
  if (story.returned && authority) {
    add('return_for_correction', story.returned.on, 20, 'returned', authority, 'aufsicht');
    if (story.returned.resubmitted) add('submit', story.returned.resubmitted, 0, 'submitted', lead, 'bearbeitung');
  }
  if (story.decided && authority) {
    const verbs = { approved: 'approve', noted: 'take_note', rejected: 'reject' } as const;
    add(verbs[story.decided.kind], story.decided.on, 0, story.decided.kind, authority, 'aufsicht');
  }
  if (story.active) add('activate', story.active, 0, 'active', lead, 'bearbeitung');
  if (story.ended) add('end', story.ended.on, 0, 'ended', lead, 'bearbeitung', { reason: story.ended.reason });
  if (story.withdrawn)
    add('withdraw', story.withdrawn.on, 0, 'withdrawn', lead, 'bearbeitung', { reason: story.withdrawn.reason });
  return events;
}
