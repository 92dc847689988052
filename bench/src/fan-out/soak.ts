import { setTimeout as pause } from 'node:timers/promises';
import { GENERATOR_CORE, startChild } from './child.ts';
import { finallyServer } from './contestants.ts';
import { residentKib } from './process-cost.ts';

/** The normal rate of the market. */
const EVENTS_PER_SECOND = 2;
const MINUTE_MS = 60_000;

export interface Soak {
  readonly clients: number;
  readonly minutes: number;
  /** Receives the server's memory per client in KiB, at the start and after each minute. */
  readonly onMinute: (minute: number, client_kib: number) => void;
}

/** Keeps idle clients connected and records the server's memory per client. */
export async function soak({ clients, minutes, onMinute }: Soak): Promise<void> {
  const setting = { events_per_second: EVENTS_PER_SECOND, payload: '' };
  const running = await finallyServer.start(setting);
  const generator = startChild(GENERATOR_CORE, './generator.ts');
  const [main = 0] = running.pids;
  try {
    await pause(500);
    const alone_kib = residentKib(main);
    const { port, path } = running;
    await generator.ask({ open: { port, path, count: clients } });
    for (let minute = 0; minute <= minutes; minute++) {
      if (minute > 0) await pause(MINUTE_MS);
      onMinute(minute, (residentKib(main) - alone_kib) / clients);
    }
  } finally {
    await generator.stop();
    await running.stop();
  }
}
