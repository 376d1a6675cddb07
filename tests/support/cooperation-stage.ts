import { createHash } from 'node:crypto';
import type pg from 'pg';
import { acceptInvitation } from '#src/modules/cooperations/commands/accept-invitation.ts';
import { addDocument } from '#src/modules/cooperations/commands/add-document.ts';
import { createDraft } from '#src/modules/cooperations/commands/create-draft.ts';
import { invitePartners } from '#src/modules/cooperations/commands/invite-partners.ts';
import { nameResponsiblePerson } from '#src/modules/cooperations/commands/name-responsible-person.ts';
import { prepareConsent } from '#src/modules/cooperations/commands/prepare-consent.ts';
import { requestConsents } from '#src/modules/cooperations/commands/request-consents.ts';
import { saveSection } from '#src/modules/cooperations/commands/save-section.ts';
import { signConsent } from '#src/modules/cooperations/commands/sign-consent.ts';
import { submitCooperation } from '#src/modules/cooperations/commands/submit-cooperation.ts';
import type { Section } from '#src/modules/cooperations/domain/content.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { getCooperationSection } from '#src/modules/cooperations/reads/section.ts';
import type { CooperationView } from '#src/modules/cooperations/reads/view.ts';
import type { DocumentPurpose } from '#src/modules/documents/domain/document-type.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { Outcome } from '#src/server/outcome.ts';
import { addMember } from './portal-fixtures.ts';
import { pdfFile } from './zip-file.ts';

/** Everyone who takes part in the tests of a cooperation's way: two towns of one Landkreis, their authority, the Land. */
export interface Stage {
  readonly lead: Actor;
  readonly leadSignatory: Actor;
  readonly partner: Actor;
  readonly partnerSignatory: Actor;
  /** A third town of the same Landkreis, not invited. */
  readonly stranger: Actor;
  readonly strangerSignatory: Actor;
  readonly reader: Actor;
  readonly authority: Actor;
  readonly secondAuthority: Actor;
  readonly regionalCouncil: Actor;
  readonly coordinator: Actor;
  readonly auditor: Actor;
  readonly platformAdministrator: Actor;
}

const BODIES = `SELECT b.id, b.kind, b.short_name AS name, k.value AS key FROM body b
  JOIN body_key k ON k.body_id = b.id WHERE k.value = ANY($1) AND k.valid_to IS NULL`;

/** Büdingen, Altenstadt and Bad Nauheim with the Wetteraukreis above them. */
const KEYS = { lead: '06440004', partner: '06440001', stranger: '06440002', district: '06440' } as const;

/** Adds the people of the stage; their bodies come from the reference data. */
export async function setStage(client: pg.Client): Promise<Stage> {
  const { rows } = await client.query(BODIES, [Object.values(KEYS)]);
  const body = (key: string) => {
    const row = rows.find((candidate) => candidate.key === key && (key.length === 8 || candidate.kind === 'district'));
    if (!row) throw new Error(`the register has no body ${key}`);
    return { id: row.id, kind: row.kind, name: row.name };
  };
  const office = async (kind: string, region: string | null) => {
    const found = await client.query(
      'SELECT id, kind, short_name AS name FROM body WHERE kind = $1 AND ($2::text IS NULL OR region = $2)',
      [kind, region],
    );
    return found.rows[0];
  };
  const [lead, partner, stranger, district] = [KEYS.lead, KEYS.partner, KEYS.stranger, KEYS.district].map(body);
  if (!lead || !partner || !stranger || !district) throw new Error('unreachable');
  const ministry = await office('state_ministry', null);
  return {
    lead: await addMember(client, lead, ['editor']),
    leadSignatory: await addMember(client, lead, ['signatory']),
    reader: await addMember(client, lead, ['reader']),
    partner: await addMember(client, partner, ['editor']),
    partnerSignatory: await addMember(client, partner, ['editor', 'signatory']),
    stranger: await addMember(client, stranger, ['editor']),
    strangerSignatory: await addMember(client, stranger, ['signatory']),
    authority: await addMember(client, district, ['authority_decider']),
    secondAuthority: await addMember(client, district, ['authority_decider']),
    regionalCouncil: await addMember(client, await office('regional_council', 'darmstadt'), ['authority_decider']),
    coordinator: await addMember(client, ministry, ['land_coordinator']),
    auditor: await addMember(client, ministry, ['auditor']),
    platformAdministrator: await addMember(client, ministry, ['platform_administrator']),
  };
}

/** The value of an accepted outcome; a refusal fails the test with its reason. */
export function acceptedValue<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
}

/** The cooperation as the actor sees it; fails where they see none. */
export async function viewOf(actor: Actor, id: string): Promise<CooperationView> {
  const view = await getCooperation(actor, id);
  if (view === null) throw new Error('the actor does not see this cooperation');
  return view;
}

const SECTIONS = {
  basics: { title: 'Gemeinsame IT-Sicherheit', fieldKey: 'information_security', aim: 'Sicherer Betrieb' },
  scope: { sharedActivities: ['operating'], tasks: 'Betrieb einer gemeinsamen Stelle' },
  term: { startsOn: '2020-01-01', termKind: 'unlimited', endsOn: '', terminationClause: 'Sechs Monate zum Jahresende' },
  form: { legalForm: 'agreement_delegation' },
  costs: { costPerYearCents: '12.500,00', costNote: '' },
} as const;

/** Saves one screen as the form would, over what it shows now. */
export async function save(actor: Actor, id: string, section: Section, fields: Record<string, unknown>, base?: string) {
  const shown = base ?? (await getCooperationSection(actor, id, section))?.base;
  const input = saveSection.schema.parse({ cooperationId: id, section, base: shown, ...fields });
  return saveSection.execute(actor, input);
}

/** A draft with nothing but a title. */
export async function draft(stage: Stage): Promise<string> {
  return acceptedValue(await createDraft.execute(stage.lead, { title: 'Entwurf', fieldKey: null })).id;
}

/** A complete draft with one accepted partner. */
export async function completeDraft(stage: Stage, legalForm: string = SECTIONS.form.legalForm): Promise<string> {
  const id = await draft(stage);
  for (const [section, fields] of Object.entries({ ...SECTIONS, form: { legalForm } })) {
    acceptedValue(await save(stage.lead, id, section as Section, fields));
  }
  const responsiblePerson = 'Leitung der IT';
  acceptedValue(await nameResponsiblePerson.execute(stage.lead, { cooperationId: id, responsiblePerson }));
  acceptedValue(
    await invitePartners.execute(stage.lead, { cooperationId: id, bodies: [stage.partner.bodyId], message: '' }),
  );
  acceptedValue(await acceptInvitation.execute(stage.partner, { cooperationId: id, responsiblePerson }));
  return id;
}

/** A complete draft whose partners are asked for consent. */
export async function collecting(stage: Stage, legalForm?: string): Promise<string> {
  const id = await completeDraft(stage, legalForm);
  const { version } = await viewOf(stage.lead, id);
  acceptedValue(await requestConsents.execute(stage.lead, { cooperationId: id, version }));
  return id;
}

/** The input of a consent to the present version. */
export function consentTo(view: CooperationView) {
  return {
    cooperationId: view.id,
    contentVersion: view.contentVersion,
    resolutionBody: 'Stadtverordnetenversammlung',
    resolutionDate: '2026-01-15',
    resolutionReference: 'STV 12/2026',
    documentId: null,
  };
}

/** Prepares and signs the consent of a body's two people. */
export async function consent(id: string, editor: Actor, signatory: Actor): Promise<void> {
  const view = await viewOf(editor, id);
  acceptedValue(await prepareConsent.execute(editor, consentTo(view)));
  const { contentVersion } = view;
  acceptedValue(await signConsent.execute(signatory, { cooperationId: id, contentVersion, confirmed: 'ja' }));
}

/** A case with all consents. */
export async function consented(stage: Stage, legalForm?: string): Promise<string> {
  const id = await collecting(stage, legalForm);
  await consent(id, stage.lead, stage.leadSignatory);
  await consent(id, stage.partner, stage.partnerSignatory);
  return id;
}

/** A case that lies before the authority. */
export async function submitted(stage: Stage, legalForm?: string): Promise<string> {
  const id = await consented(stage, legalForm);
  const { version } = await viewOf(stage.lead, id);
  acceptedValue(await submitCooperation.execute(stage.lead, { cooperationId: id, version }));
  return id;
}

/** Empty comments, as the decision form sends them. */
export const NO_COMMENTS = {
  comment_basics: '',
  comment_scope: '',
  comment_term: '',
  comment_form: '',
  comment_costs: '',
  comment_partners: '',
} as const;

/** What is shown to the decider, as the input of a decision. */
export async function shownTo(actor: Actor, id: string) {
  const { version } = await viewOf(actor, id);
  return { cooperationId: id, version, ...NO_COMMENTS };
}

/** A file as the upload hands it to the command. */
export function uploadedFile(bytes: Uint8Array = pdfFile(), fileName = 'Vertrag.pdf') {
  return {
    fileName,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
}

/** Adds a document and returns its id. */
export async function upload(
  actor: Actor,
  id: string,
  purpose: DocumentPurpose = 'attachment',
  file = uploadedFile(),
): Promise<string> {
  return acceptedValue(await addDocument.execute(actor, { cooperationId: id, purpose, title: 'Unterlage', file }))
    .documentId;
}

/** What a command left in the three logs about one cooperation since a moment before it. */
export async function tracesOf(client: pg.Client, id: string) {
  const events = await client.query(
    'SELECT verb, from_status, to_status, holder, details FROM cooperation_event WHERE cooperation_id = $1 ORDER BY id',
    [id],
  );
  const audit = await client.query(
    'SELECT action, actor_body_id, body_ids, details FROM audit_entry WHERE subject_id = $1 ORDER BY sequence',
    [id],
  );
  const outbox = await client.query(
    'SELECT kind, body_ids, roles, payload FROM outbox_message WHERE cooperation_id = $1 ORDER BY id',
    [id],
  );
  return { events: events.rows, audit: audit.rows, outbox: outbox.rows };
}
