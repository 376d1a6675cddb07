/** Outcomes of calls that race: 'done', the reason of a refusal, or the code of what was thrown. */
export async function raceOf(...calls: (() => Promise<{ ok: boolean; reason?: string }>)[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls.map((call) => call()));
  return settled
    .map((one) => (one.status === 'fulfilled' ? (one.value.reason ?? 'done') : String(one.reason.code ?? one.reason)))
    .sort();
}
