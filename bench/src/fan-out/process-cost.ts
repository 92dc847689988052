import { readdirSync, readFileSync } from 'node:fs';

/**
 * The processor time that the threads of processes have used so far, in seconds,
 * user and system. From the scheduler, to the nanosecond: the ticks that the
 * process itself is told of are of 10 ms, more than a short run takes.
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

/** What a process holds in memory (RSS), in KiB. */
export function residentKib(pid: number): number {
  const [, size] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(size);
}
