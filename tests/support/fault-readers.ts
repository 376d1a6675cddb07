import type { CastActor } from './actors.ts';
import { type Answer, ask, type FaultPortal } from './fault-portal.ts';

/** An answer, with when it was asked for. */
export interface Timed extends Answer {
  readonly path: string;
  readonly askedAt: number;
}

/** People who read page after page until they are stopped, whatever they get. */
export interface Readers {
  readonly answers: readonly Timed[];
  /** Requests to which nothing came back. */
  readonly broken: readonly string[];
  stop(): Promise<void>;
}

/** Starts `count` of them, signed in and visitors in turn. */
export function startReaders(world: FaultPortal, count: number, paths: readonly string[]): Readers {
  const answers: Timed[] = [];
  const broken: string[] = [];
  let stopped = false;
  const actors: (CastActor | null)[] = [null, ...world.cast.filter(({ roles }) => roles.includes('editor'))];

  async function read(place: number): Promise<void> {
    for (let turn = place; !stopped; turn++) {
      const path = paths[turn % paths.length] ?? '/';
      const askedAt = performance.now();
      try {
        answers.push({ ...(await ask(world.portal, path, actors[turn % actors.length] ?? null)), path, askedAt });
      } catch (error) {
        broken.push(`${path}: ${String(error)}`);
      }
    }
  }
  const reading = Array.from({ length: count }, (_, place) => read(place));
  return {
    answers,
    broken,
    async stop() {
      stopped = true;
      await Promise.all(reading);
    },
  };
}
