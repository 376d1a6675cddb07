'use server';

import { forbidden, notFound } from 'next/navigation';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { formAction, parseFields } from '#src/server/form-action.ts';
import { keptValues, readFields, textField } from '#src/server/form-data.ts';
import { requireActor } from '#src/server/session.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { readCpvCodes } from '../reads/cpv.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import { prepareTender } from '../tender/commands/prepare-tender.ts';
import { getTenderRoom } from '../tender/reads/tender-room.ts';
import { TENDER_REFUSALS } from '../tender/refusal-texts.ts';
import { importRelease } from './commands/import-release.ts';
import { type ImportPreview, PREVIEW_FIELD } from './domain/import-preview.ts';
import type { ImportProposal } from './domain/import-proposal.ts';
import { NOT_UTF8, TOO_LARGE } from './import-texts.ts';
import { ideaPreview, tenderPreview } from './preview-texts.ts';
import { importReleaseSchema, JSON_LIMITS } from './schema.ts';

const CHECKED = 'Die Datei ist gültig. Bitte prüfen Sie, was übernommen wird.';

const applyIdea = formAction({
  command: importRelease,
  refusals: PROCUREMENT_REFUSALS,
  redirectTo: ({ id }) => procurementPath(id, 'idea'),
});

const applyTender = formAction({
  command: prepareTender,
  refusals: TENDER_REFUSALS,
  redirectTo: ({ id }) => procurementPath(id, 'tender'),
});

/** Shows what an idea made of a release would hold; with the decision, makes it. */
export async function importIdeaAction(previous: FormState, form: FormData): Promise<FormState> {
  if (textField(form, 'schritt') === 'uebernehmen') return applyIdea(previous, form);
  const actor = await requireActor('/beschaffungen/uebernehmen');
  if (!canStartProcurement(actor)) forbidden();
  const read = await readProposal(form);
  if ('status' in read) return read;
  return checked(ideaPreview(read.proposal, await readCpvCodes(read.proposal.cpvCodes)), { text: read.text });
}

/** Shows what a release would change in a tender's preparation; with the decision, changes it. */
export async function importTenderAction(previous: FormState, form: FormData): Promise<FormState> {
  if (textField(form, 'schritt') === 'uebernehmen') return applyTender(previous, form);
  const id = textField(form, 'procurementId') ?? '';
  const actor = await requireActor(procurementPath(id, 'tender'));
  const room = await getTenderRoom(actor, id);
  if (!room) notFound();
  if (!room.procurement.verbs.includes('prepare_tender')) forbidden();
  const read = await readProposal(form);
  if ('status' in read) return read;
  const { preview, fields } = tenderPreview(read.proposal, room.tender);
  return checked(preview, fields);
}

function checked(preview: ImportPreview, carried: Readonly<Record<string, string>>): FormState {
  const values = { ...carried, [PREVIEW_FIELD]: JSON.stringify(preview) };
  return { status: 'done', message: CHECKED, fieldErrors: {}, values };
}

/** The proposal in a chosen file or, without one, in the pasted text; or the form with the reasons why there is none. */
async function readProposal(form: FormData): Promise<{ proposal: ImportProposal; text: string } | FormState> {
  const fields = readFields(form);
  const { datei: file } = fields;
  const refused = (field: string, messages: string[], text?: string): FormState => ({
    status: 'invalid',
    fieldErrors: { [field]: messages },
    values: { ...keptValues(fields), ...(text === undefined ? {} : { text }) },
  });
  if (file instanceof File && file.size > JSON_LIMITS.bytes) return refused('datei', [TOO_LARGE]);
  const text = file instanceof File ? await decoded(file) : String(fields.text ?? '');
  if (text === null) return refused('datei', [NOT_UTF8]);
  const parsed = parseFields(importReleaseSchema, { text });
  if (parsed.ok) return { proposal: parsed.input.text, text };
  return refused(file instanceof File ? 'datei' : 'text', parsed.fieldErrors.text ?? [], text);
}

async function decoded(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
