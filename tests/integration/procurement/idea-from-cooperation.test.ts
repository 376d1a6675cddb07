import { beforeAll, describe, expect, it } from 'vitest';
import { invitePartners } from '#src/modules/cooperations/commands/invite-partners.ts';
import { createProcurement } from '#src/modules/procurement/commands/create-procurement.ts';
import { getOverview } from '#src/modules/procurement/reads/overview.ts';
import { getSourceCooperation } from '#src/modules/procurement/reads/source.ts';
import { createProcurementSchema } from '#src/modules/procurement/schema.ts';
import { askBodies } from '#src/modules/procurement/survey/commands/ask-bodies.ts';
import { openSurvey } from '#src/modules/procurement/survey/commands/open-survey.ts';
import { acceptedValue, completeDraft, type Stage, setStage } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addQuestions, byNames, dayAhead, shownPurchase } from '#tests/support/procurement-survey.ts';

const database = useTestDatabase();
let stage: Stage;
let cooperationId: string;
beforeAll(async () => {
  stage = await asSuperuser(database(), setStage);
  cooperationId = await completeDraft(stage);
});

const input = () =>
  createProcurementSchema.parse({ title: 'Gemeinsame Technik', sourceCooperationId: cooperationId, need: '' });

describe('an idea from a cooperation', () => {
  it('is started by any of its partners, who then lead it, and leads back to it', async () => {
    expect(await getSourceCooperation(stage.partner, cooperationId)).toMatchObject({
      kind: 'cooperation',
      id: cooperationId,
    });
    const { id } = acceptedValue(await createProcurement.execute(stage.partner, input()));
    const overview = await getOverview(stage.partner, id);
    expect(overview?.procurement.row).toMatchObject({
      status: 'idea',
      leadBodyId: stage.partner.bodyId,
      sourceCooperationId: cooperationId,
    });
    expect(overview?.source).toMatchObject({ kind: 'cooperation', path: `/kooperationen/${cooperationId}` });
    const audited = await asSuperuser(database(), async (client) => {
      const text = `SELECT details ->> 'sourceCooperationId' AS source FROM audit_entry WHERE subject_id = $1`;
      return (await client.query(text, [id])).rows;
    });
    expect(audited).toEqual([{ source: cooperationId }]);
    // The other partner learns of it when it is asked.
    expect(await getOverview(stage.lead, id)).toBeNull();
  });

  it('is started by nobody who is only invited to it or has no part in it', async () => {
    for (const actor of [stage.stranger, stage.authority, stage.coordinator])
      expect(await getSourceCooperation(actor, cooperationId)).toBeNull();
    const bodies = [stage.stranger.bodyId];
    acceptedValue(await invitePartners.execute(stage.lead, { cooperationId, bodies, message: '' }));
    expect(await getSourceCooperation(stage.stranger, cooperationId)).toBeNull();
    expect(await createProcurement.execute(stage.stranger, input())).toEqual({ ok: false, reason: 'source_unknown' });
    await expect(createProcurement.execute(stage.reader, input())).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('does not tell bodies that are asked and outside the cooperation of it', async () => {
    const { id } = acceptedValue(await createProcurement.execute(stage.lead, input()));
    await addQuestions(stage.lead, id);
    const bodies = byNames([stage.partner.bodyId, stage.regionalCouncil.bodyId]);
    acceptedValue(await askBodies.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...bodies }));
    const opening = { dueOn: dayAhead(21), note: '' };
    acceptedValue(await openSurvey.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...opening }));
    expect((await getOverview(stage.partner, id))?.source).toMatchObject({ kind: 'cooperation' });
    const outside = await getOverview({ ...stage.regionalCouncil, roles: ['editor'] }, id);
    expect(outside?.procurement.row.id).toBe(id);
    expect(outside?.source).toBeNull();
  });
});
