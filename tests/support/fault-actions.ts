import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#src/cli/root.ts';
import type { CastActor } from './actors.ts';
import { type Answer, ask } from './fault-portal.ts';
import type { Portal } from './portal.ts';

/** A server action of the build: a public POST address with an id. */
export interface BuiltAction {
  readonly id: string;
  /** `module/nameAction`, as tests/support/matrix-enumeration.ts spells it. */
  readonly name: string;
  /** Addresses of pages that carry it, as their folders spell them. */
  readonly pages: readonly string[];
}

interface Manifest {
  readonly node: Readonly<
    Record<
      string,
      { readonly filename: string; readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }
    >
  >;
}

/** Every action the build has, with its id. */
export function builtActions(): BuiltAction[] {
  const manifest: Manifest = JSON.parse(
    readFileSync(join(ROOT, '.next', 'server', 'server-reference-manifest.json'), 'utf8'),
  );
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename.split('/')[2]}/${exportedName}`,
    pages: Object.keys(workers).map((worker) => {
      const segments = worker.split('/').slice(1, -1);
      return `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join('/')}`;
    }),
  }));
}

/** What came of an action that was sent as the page's script sends it. */
export interface ActionAnswer extends Answer {
  /** Where the action leads to, or null. */
  readonly leadsTo: string | null;
}

/** Sends an action with a form, as React does it for a form with a state. */
export async function sendAction(
  portal: Portal,
  path: string,
  id: string,
  actor: CastActor | null,
  fields: Readonly<Record<string, string | readonly string[]>>,
  options: { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<ActionAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const part of [value].flat()) body.append(`_1_${name}`, part);
  body.append('0', JSON.stringify([{ status: 'idle', fieldErrors: {}, values: {} }, '$K1']));
  const answer = await ask(portal, path, actor, {
    method: 'POST',
    headers: { 'Next-Action': id, Accept: 'text/x-component', ...options.headers },
    body,
  });
  return { ...answer, leadsTo: answer.headers.get('x-action-redirect')?.split(';')[0] ?? null };
}
