import { readdirSync, readFileSync } from 'node:fs';

/**
 * Returns the processor time that all threads of these processes have used so far, user and system,
 * in seconds. Read from the scheduler with nanosecond resolution; the usual counters have steps of
 * 10 ms, longer than a short run.
 */
export function cpuSeconds(pids: readonly number[]): number {
  let ns = 0;
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const [used] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      ns += Number(used);
    }
  }
  return ns / 1e9;
}

/** Returns the resident memory (RSS) of a process, in KiB. */
export function residentKib(pid: number): number {
  const [, size] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(size);
}
