import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Which cores the parts of a measurement run on; null where they cannot be told apart. */
export interface Cores {
  readonly server: string;
  /** PostgreSQL and the load generator. */
  readonly rest: string;
}

/** Length of a tick of /proc/<pid>/stat in milliseconds; Linux reports 100 per second on every common build. */
const TICK_MS = 10;

/** Core 0 for the server, core 1 for database and load: one process of the portal cannot use more than one anyway. */
export function chooseCores(): Cores | null {
  const known = spawnSync('taskset', ['--version']).status === 0;
  return known && availableParallelism() >= 2 ? { server: '0', rest: '1' } : null;
}

/** Binds a process, its threads and everything it starts later to cores. */
export function pin(pid: number, cores: string | undefined): void {
  if (cores !== undefined) spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)]);
}

interface ProcessState {
  readonly parent: number;
  readonly cpuMs: number;
}

function readProcess(pid: string): ProcessState | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may itself contain spaces; the fields after it are fixed.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Its own time and that of children it has already waited for: PostgreSQL's backends come and go.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), cpuMs: ticks * TICK_MS };
  } catch {
    return null;
  }
}

function readProcesses(): Map<number, ProcessState> {
  const processes = new Map<number, ProcessState>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const state = readProcess(name);
    if (state) processes.set(Number(name), state);
  }
  return processes;
}

function treeCpu(processes: Map<number, ProcessState>, root: number): number {
  let sum = 0;
  for (const [pid, state] of processes) {
    let current: number | undefined = pid;
    while (current !== undefined && current > 1 && current !== root) current = processes.get(current)?.parent;
    if (current === root) sum += state.cpuMs;
  }
  return sum;
}

function machineCpu(): number {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = fields;
  return (user + nice + system + irq + softirq + steal) * TICK_MS;
}

/** Processor time in milliseconds up to a moment. */
export interface CpuReading {
  readonly at: number;
  readonly server: number;
  readonly database: number;
  readonly ours: number;
  readonly machine: number;
}

/** Reads what server, database, this whole run and the machine have used so far. */
export function readCpu(serverPid: number, databasePid: number): CpuReading {
  const processes = readProcesses();
  return {
    at: performance.now(),
    server: treeCpu(processes, serverPid),
    database: treeCpu(processes, databasePid),
    ours: treeCpu(processes, process.pid),
    machine: machineCpu(),
  };
}

/** Share of the machine that others used between two readings, 0 to 1. */
export function foreignShare(before: CpuReading, after: CpuReading): number {
  const others = after.machine - before.machine - (after.ours - before.ours);
  return Math.min(1, Math.max(0, others / ((after.at - before.at) * availableParallelism())));
}

/** Resident memory of a process in MB; 0 when it is gone. */
export function residentMb(pid: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kb ?? 0) / 1024);
  } catch {
    return 0;
  }
}
