import { randomUUID } from 'node:crypto';
import { SECTIONS } from '#src/modules/cooperations/domain/content.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { listInvitableBodies } from '#src/modules/cooperations/reads/invitable-bodies.ts';
import { getCooperationSection } from '#src/modules/cooperations/reads/section.ts';
import { getSectionConflict } from '#src/modules/cooperations/reads/section-conflict.ts';
import { getVersionComparison } from '#src/modules/cooperations/reads/versions.ts';
import { getDocument } from '#src/modules/documents/reads.ts';
import type { CastActor } from './actors.ts';
import { seesCase } from './matrix-expectations.ts';
import type { Subject, SubjectKey } from './matrix-subjects.ts';

/** A read of one case: for whom something comes back, and how it is asked. */
export interface CaseRead {
  readonly read: string;
  readonly about?: string;
  /** Which cases are asked about; all where nothing is said. */
  readonly subjects?: readonly SubjectKey[];
  /** Whether the actor gets anything; whoever does not gets the same as for a case that does not exist. */
  readonly sees: (actor: CastActor, subject: Subject) => boolean;
  readonly run: (actor: CastActor, subject: Pick<Subject, 'id' | 'documents'>) => Promise<unknown>;
}

async function bytesOf(actor: CastActor, cooperationId: string, documentId: string): Promise<string | null> {
  const document = await getDocument(actor, cooperationId, documentId);
  if (document === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of document.chunks()) chunks.push(chunk);
  return `${document.fileName}: ${Buffer.concat(chunks).toString('latin1')}`;
}

/** Who gets something is said by `seesCase`, which knows nothing of src/policy. */
export const CASE_READS: readonly CaseRead[] = [
  { read: 'cooperations/getCooperation', sees: seesCase, run: (actor, { id }) => getCooperation(actor, id) },
  ...SECTIONS.map(
    (section): CaseRead => ({
      read: 'cooperations/getCooperationSection',
      about: section,
      // All screens pass through the same gate; two are asked about every case.
      ...(section === 'basics' || section === 'partners'
        ? {}
        : { subjects: ['draft', 'submitted_approval', 'active'] }),
      sees: seesCase,
      run: (actor, { id }) => getCooperationSection(actor, id, section),
    }),
  ),
  {
    read: 'cooperations/getSectionConflict',
    sees: seesCase,
    run: (actor, { id }) =>
      getSectionConflict(actor, {
        cooperationId: id,
        section: 'basics',
        base: '',
        next: 'stay',
        title: 'Titel',
        fieldKey: null,
        aim: 'Ziel',
      }),
  },
  {
    read: 'cooperations/getVersionComparison',
    sees: (actor, subject) => seesCase(actor, subject) && subject.contentVersion > 0,
    run: (actor, { id }) => getVersionComparison(actor, id, null, null),
  },
  {
    read: 'documents/getDocument',
    about: 'with its bytes',
    sees: seesCase,
    run: (actor, { id, documents }) => bytesOf(actor, id, documents[0]?.id ?? randomUUID()),
  },
  {
    read: 'documents/getDocument',
    about: 'under the address of another case',
    sees: () => false,
    run: (actor, { documents }) => bytesOf(actor, randomUUID(), documents[0]?.id ?? randomUUID()),
  },
  {
    // The register is public; only the case's own partners are left out of it, and only for those who know them.
    read: 'cooperations/listInvitableBodies',
    sees: seesCase,
    run: async (actor, { id }) => (await listInvitableBodies(actor, id)).map(({ key }) => key).join(),
  },
];
