import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contradictions, startWriters } from '#tests/support/fault-journal.ts';
import { type FaultPortal, startFaultPortal } from '#tests/support/fault-portal.ts';

const KILLS = 50;
const WRITERS = 8;

describe('a server killed between request and answer', () => {
  let world: FaultPortal;

  beforeAll(async () => {
    world = await startFaultPortal();
  });
  afterAll(() => world?.stop());

  it(
    `has, after ${KILLS} kills at random moments, every acknowledged change once and none by half`,
    async () => {
      const writers = startWriters(world, WRITERS);
      for (let kill = 0; kill < KILLS; kill++) {
        const before = writers.acknowledged();
        // Under way: at least one answer since the start; then a random moment, so that it falls anywhere in a request.
        await expect.poll(writers.acknowledged, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
        // A kill between two requests would prove nothing.
        await expect.poll(writers.underWay, { timeout: 30_000, interval: 1 }).toBeGreaterThan(0);
        await world.portal.kill9();
        await world.restart();
      }
      await writers.stop();
      const { journal } = writers;
      expect(await world.asSuperuser((client) => contradictions(client, journal))).toEqual([]);
      const cutOff = journal.filter(({ attempts, acknowledged }) => attempts > 1 || !acknowledged).length;
      console.info(
        `killed ${KILLS} times: ${journal.length} changes sent, ${writers.acknowledged()} acknowledged, ${cutOff} cut off`,
      );
    },
    10 * 60_000,
  );
});
