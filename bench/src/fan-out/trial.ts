import { setTimeout as pause } from 'node:timers/promises';
import { GENERATOR_CORE, startChild } from './child.ts';
import type { Contestant, Running, Setting } from './contestants.ts';
import type { Measured } from './generator.ts';
import { cpuSeconds, residentKib } from './process-cost.ts';

export interface Load {
  readonly clients: number;
  readonly seconds: number;
  readonly warm_up_seconds: number;
  /** Every n-th client stops reading before the measurement begins. */
  readonly stall_every?: number;
  /** How long to measure the server without clients first, to know its base cost. */
  readonly alone_seconds?: number;
}

/** The result of one run of one contestant. */
export interface Trial {
  readonly events_per_second: number;
  readonly bytes_per_event: number;
  /** Processor time of the server per delivered event, in microseconds. */
  readonly cpu_us: number;
  /** The same, minus what the server uses without clients. */
  readonly client_cpu_us: number;
  /** Processor time of the generator per delivered event, in microseconds. */
  readonly generator_us: number;
  readonly age_ms_p50: number;
  readonly age_ms_p99: number;
  /** Memory that each client adds to the server, in KiB. */
  readonly client_kib: number;
}

/** Starts a contestant, loads it, measures it and stops it. */
export async function runTrial(
  contestant: Contestant,
  setting: Setting,
  load: Load,
  prepare?: (running: Running) => Promise<void>,
): Promise<Trial> {
  const running = await contestant.start(setting);
  const generator = startChild(GENERATOR_CORE, './generator.ts');
  const [main = 0] = running.pids;
  try {
    await prepare?.(running);
    await pause(500);
    const before_kib = residentKib(main);
    const alone_s = await secondsPerSecond(running.pids, load.alone_seconds ?? 0);
    const { port, path } = running;
    await generator.ask({ open: { port, path, count: load.clients } });
    await pause(load.warm_up_seconds * 1000);
    if (load.stall_every) {
      await generator.ask({ stall: { every: load.stall_every } });
      await pause(load.warm_up_seconds * 1000);
    }
    const after_kib = residentKib(main);
    const server_s = cpuSeconds(running.pids);
    const generator_s = cpuSeconds([generator.pid]);
    const measured = await generator.ask<Measured>({ measure: { seconds: load.seconds } });
    const per_event = 1e6 / measured.events;
    const taken_s = cpuSeconds(running.pids) - server_s;
    return {
      events_per_second: measured.events / load.seconds,
      bytes_per_event: measured.bytes / measured.events,
      cpu_us: taken_s * per_event,
      client_cpu_us: (taken_s - alone_s * load.seconds) * per_event,
      generator_us: (cpuSeconds([generator.pid]) - generator_s) * per_event,
      age_ms_p50: measured.age_ms_p50,
      age_ms_p99: measured.age_ms_p99,
      client_kib: (after_kib - before_kib) / load.clients,
    };
  } finally {
    await generator.stop();
    await running.stop();
  }
}

/**
 * Returns the processor time that processes use per second, measured for `seconds`; 0 if `seconds`
 * is 0.
 */
async function secondsPerSecond(pids: readonly number[], seconds: number): Promise<number> {
  if (seconds === 0) return 0;
  const before_s = cpuSeconds(pids);
  await pause(seconds * 1000);
  return (cpuSeconds(pids) - before_s) / seconds;
}
