import { describe, expect, it } from 'vitest';
import { countTasksElsewhere, listTasks } from '#src/modules/dashboards/reads/tasks.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addCooperation, addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();

/** One person in three towns; something waits in two of them, in one of those only for other roles. */
function threeTowns() {
  return asSuperuser(database(), async (client) => {
    const [first, second, third, stranger] = await takeBodies(client, 'municipality', 4);
    if (!first || !second || !third || !stranger) throw new Error('the register is empty');
    const here = await addMember(client, first, ['editor']);
    const there = await addMember(client, second, ['editor'], { personId: here.personId });
    const reader = await addMember(client, third, ['reader'], { personId: here.personId });
    for (const town of [second, third, stranger]) {
      await addCooperation(client, {
        leadBodyId: stranger.id === town.id ? first.id : stranger.id,
        partners: [{ bodyId: town.id, status: 'invited' }],
      });
    }
    return { here, there, reader, stranger: { ...there, bodyId: stranger.id } };
  });
}

describe('a person with several organisations', () => {
  it('is told where else something waits, with the number the list there shows', async () => {
    const { here, there, reader, stranger } = await threeTowns();
    const waiting = await countTasksElsewhere([there, reader]);
    expect(waiting).toEqual([expect.objectContaining({ bodyId: there.bodyId, count: 1 })]);
    expect((await listTasks(there)).tasks).toHaveLength(1);
    expect((await listTasks(reader)).tasks).toEqual([]);
    expect((await listTasks(here)).tasks).toEqual([]);
    // A body the person does not belong to is not counted, whoever asks for it.
    expect(await countTasksElsewhere([there, stranger])).toHaveLength(1);
    expect(await countTasksElsewhere([])).toEqual([]);
  });

  it('is told nothing more once the membership there has ended', async () => {
    const { there } = await asSuperuser(database(), async (client) => {
      const [, , , , fifth, sixth] = await takeBodies(client, 'municipality', 6);
      if (!fifth || !sixth) throw new Error('the register is empty');
      const member = await addMember(client, fifth, ['editor']);
      await addCooperation(client, { leadBodyId: sixth.id, partners: [{ bodyId: fifth.id, status: 'invited' }] });
      return { there: member };
    });
    expect(await countTasksElsewhere([there])).toHaveLength(1);
    await asSuperuser(database(), (client) =>
      client.query('UPDATE membership SET ended_at = now() WHERE person_id = $1', [there.personId]),
    );
    expect(await countTasksElsewhere([there])).toEqual([]);
  });
});
