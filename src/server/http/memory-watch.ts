import { getHeapStatistics } from 'node:v8';

export interface MemorySample {
  readonly heapUsed: number;
  readonly heapLimit: number;
  readonly resident: number;
}

/** Share of the heap limit above which the collector begins to eat the processor. */
const HEAP_SHARE = 0.9;
/** So many samples in a row must be too high: a peak before a collection is no reason to restart. */
const SAMPLES = 4;

/** Judges a series of samples; pure, so that it can be tested without filling the memory. */
export function createMemoryJudge(residentLimit: number | null): (sample: MemorySample) => boolean {
  let high = 0;
  return ({ heapUsed, heapLimit, resident }) => {
    const over = heapUsed > heapLimit * HEAP_SHARE || (residentLimit !== null && resident > residentLimit);
    high = over ? high + 1 : 0;
    return high >= SAMPLES;
  };
}

/**
 * Calls `onFull` once when the process has too little memory left to go on: it should finish what it does and be
 * replaced, before the runtime ends it in the middle of a request.
 * @param interval time between two samples in milliseconds.
 * @returns a function that stops watching.
 */
export function watchMemory(
  residentLimit: number | null,
  interval: number,
  onFull: (sample: MemorySample) => void,
): () => void {
  const judge = createMemoryJudge(residentLimit);
  const timer = setInterval(() => {
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    const sample = { heapUsed: used_heap_size, heapLimit: heap_size_limit, resident: process.memoryUsage.rss() };
    if (!judge(sample)) return;
    clearInterval(timer);
    onFull(sample);
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}
