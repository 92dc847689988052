/**
 * Compares the price stream with other servers over alternating runs, with each server on one core
 * and the load on another: processor time per delivered event, age of events on arrival, memory per
 * client, and how these grow. docs/streaming.md contains the tables.
 *
 *   node bench/src/fan-out.ts [--small] [compare] [many] [stalled] [memory] [growth]
 *   node bench/src/fan-out.ts hour
 */
import { loadavg, platform } from 'node:os';
import { canPin } from './fan-out/child.ts';
import { betterSse, type Contestant, finallyServer, nchan } from './fan-out/contestants.ts';
import { clientGrowth, tickerGrowth } from './fan-out/growth.ts';
import { sampleEvent } from './fan-out/sample.ts';
import { soak } from './fan-out/soak.ts';
import { type Load, runTrial, type Trial } from './fan-out/trial.ts';
import { spread } from './support/measures/statistics.ts';

const SMALL = process.argv.includes('--small');
const PARTS = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const RUNS = SMALL ? 1 : 5;
const SECONDS = SMALL ? 1 : 10;
const WARM_UP_SECONDS = SMALL ? 0.3 : 3;
const EVENTS_PER_SECOND = 20;
/** For 5,000 clients. At 20 events per second nchan would need more than one core. */
const EVENTS_PER_SECOND_MANY = 10;

const wants = (part: string): boolean => PARTS.length === 0 || PARTS.includes(part);
const load = (clients: number, more: Partial<Load> = {}): Load => ({
  clients,
  seconds: SECONDS,
  warm_up_seconds: WARM_UP_SECONDS,
  ...more,
});

const line = (name: string, trial: Trial): string =>
  `${name.padEnd(11)} ${trial.cpu_us.toFixed(2)} µs of CPU an event, ` +
  `generator ${trial.generator_us.toFixed(2)} µs, ` +
  `age p50 ${trial.age_ms_p50.toFixed(0)} ms, p99 ${trial.age_ms_p99.toFixed(0)} ms, ` +
  `${trial.bytes_per_event.toFixed(0)} bytes, ${trial.events_per_second.toFixed(0)} events/s, ` +
  `load ${(loadavg()[0] ?? 0).toFixed(1)}`;

if (platform() !== 'linux') {
  console.log('Skipped: processor time is read from /proc, which only Linux has.');
  process.exit();
}
if (!canPin) console.log('taskset or a second core is missing: nothing is kept to a core.');
if (nchan.missing) console.log(`Skipped nchan: ${nchan.missing}.`);

const payload = await sampleEvent();
const setting = { events_per_second: EVENTS_PER_SECOND, payload };

/** Runs the contestants in turn, repeatedly, and prints the comparison. */
async function compare(
  clients: number,
  events_per_second: number,
  contestants: readonly Contestant[],
): Promise<void> {
  console.log(`\n${clients} clients, ${events_per_second} events a second`);
  const trials = new Map<string, Trial[]>(contestants.map(({ name }) => [name, []]));
  for (let run = 1; run <= RUNS; run++) {
    for (const contestant of contestants) {
      const trial = await runTrial(contestant, { payload, events_per_second }, load(clients));
      trials.get(contestant.name)?.push(trial);
      console.log(`run ${run}: ${line(contestant.name, trial)}`);
    }
  }
  const own = trials.get(finallyServer.name) ?? [];
  for (const [name, peers] of trials) {
    const of = (read: (trial: Trial) => number) => spread(peers.map(read));
    console.log(
      `${name}: ${of((trial) => trial.cpu_us)} µs, p99 ${of((trial) => trial.age_ms_p99)} ms, ` +
        `generator faster by ${of((trial) => trial.cpu_us / trial.generator_us)} (goal: 1.5)`,
    );
    if (peers === own) continue;
    const ratio = (read: (trial: Trial) => number) =>
      spread(own.map((trial, run) => read(trial) / read(peers[run] ?? trial)));
    console.log(
      `FinAlly / ${name}: CPU ${ratio((trial) => trial.cpu_us)}, ` +
        `p99 age ${ratio((trial) => trial.age_ms_p99)}`,
    );
  }
}

/**
 * Compares the event ages of the other clients when a tenth of the clients is stalled with those
 * when none is.
 */
async function stalled(clients: number): Promise<void> {
  console.log(`\n${clients} clients, a tenth of them reading nothing`);
  const ratios: number[] = [];
  for (let run = 1; run <= RUNS; run++) {
    const without = await runTrial(finallyServer, setting, load(clients));
    const having = await runTrial(finallyServer, setting, load(clients, { stall_every: 10 }));
    ratios.push(having.age_ms_p99 / without.age_ms_p99);
    console.log(
      `run ${run}: p99 age ${without.age_ms_p99.toFixed(0)} ms without, ` +
        `${having.age_ms_p99.toFixed(0)} ms with`,
    );
  }
  console.log(`p99 age with / without stalled clients: ${spread(ratios)} (goal: at most 1.2)`);
}

async function memory(clients: number): Promise<void> {
  const slow = { ...setting, events_per_second: 2 };
  const sizes: number[] = [];
  for (let run = 1; run <= RUNS; run++) {
    sizes.push((await runTrial(finallyServer, slow, load(clients))).client_kib);
  }
  console.log(
    `\nmemory of each of ${clients} clients: ${spread(sizes)} KiB (goal: at most 10 at 10,000)`,
  );
}

/** Measures whether the memory per client grows while clients stay connected. */
async function hour(clients: number, minutes: number): Promise<void> {
  console.log(`\n${clients} clients that stay for ${minutes} minutes`);
  const sizes: number[] = [];
  await soak({
    clients,
    minutes,
    onMinute(minute, client_kib) {
      sizes.push(client_kib);
      if (minute % 5 === 0) console.log(`minute ${minute}: ${client_kib.toFixed(2)} KiB a client`);
    },
  });
  const half = Math.ceil(sizes.length / 2);
  console.log(
    `first half ${spread(sizes.slice(0, half))} KiB, second ${spread(sizes.slice(half))} KiB`,
  );
}

const contestants = [finallyServer, nchan, betterSse].filter(({ missing }) => !missing);

if (wants('compare')) await compare(SMALL ? 50 : 1_000, EVENTS_PER_SECOND, contestants);
if (wants('many') && !SMALL) {
  const pair = contestants.filter((contestant) => contestant !== betterSse);
  await compare(5_000, EVENTS_PER_SECOND_MANY, pair);
}
if (wants('stalled')) await stalled(SMALL ? 50 : 1_000);
if (wants('memory')) await memory(SMALL ? 200 : 10_000);
if (wants('growth')) {
  console.log('\nclients    µs an event and client');
  for (const clients of SMALL ? [20, 50] : [100, 300, 1_000, 3_000, 10_000]) {
    const costs = await clientGrowth(clients, payload, load(clients), RUNS);
    console.log(`${String(clients).padEnd(10)} ${spread(costs)}`);
  }
  console.log('\ntickers    µs an event and client');
  for (const tickers of SMALL ? [10, 15] : [10, 50, 100, 250, 500]) {
    const costs = await tickerGrowth(tickers, payload, load(SMALL ? 50 : 1_000), RUNS);
    console.log(`${String(tickers).padEnd(10)} ${spread(costs)}`);
  }
}
// Runs only if requested by name.
if (PARTS.includes('hour')) await hour(10_000, 60);
