type EndWork = () => Promise<void>;

/*
 * The front server and the bundled application load this file as two module instances in one process; the list hangs on
 * a global symbol so that both see the same one.
 */
const LIST = Symbol.for('allmende.before-exit');
const globals = globalThis as { [LIST]?: EndWork[] };
globals[LIST] ??= [];
const list: EndWork[] = globals[LIST];

/** Has `work` done after the last request has been answered and before the process ends, for whatever reason it ends. */
export function beforeExit(work: EndWork): void {
  list.push(work);
}

/**
 * Does everything registered, at once.
 * @param limit milliseconds after which the rest is left undone.
 * @returns errors of what failed; an overrun counts as one.
 */
export async function finishBeforeExit(limit: number): Promise<unknown[]> {
  const all = Promise.allSettled(list.map((work) => work())).then((results) =>
    results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<unknown[]>((resolve) => {
    timer = setTimeout(resolve, limit, [new Error(`Not finished within ${limit} ms.`)]);
  });
  const errors = await Promise.race([all, late]);
  clearTimeout(timer);
  return errors;
}
