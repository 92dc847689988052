/**
 * Measures the cost of exactness and durability. Prints, over alternating runs: throughput with 64
 * orders in flight compared with one transaction per trade, both without a server and both over
 * HTTP, and the one over HTTP compared with the other without a server; p99 of a single trade
 * compared with a disk sync and an empty request; and the p99 age of price events with 500 streams,
 * idle and under full trading.
 *
 *   node bench/src/trades.ts [--small]
 */
import { setTimeout as pause } from 'node:timers/promises';
import { tradeInProcess } from './support/ledgers/ledger-alone.ts';
import { buySharesForSales, postNothing, trade } from './support/ledgers/trading.ts';
import { syncTimes } from './support/measures/disk.ts';
import { quantile, spread } from './support/measures/statistics.ts';
import { tradeOneByOne } from './support/servers/one-by-one.ts';
import { startPeer, startServer } from './support/servers/server.ts';
import { openStreams } from './support/streams.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 1 : 5;
const SECONDS = SMALL ? 0.5 : 2;
const PEER_TRADES = SMALL ? 500 : 4000;
const STREAMS = SMALL ? 20 : 500;
const IN_FLIGHT = 64;

const server = await startServer();
const peerServer = await startPeer();
try {
  await buySharesForSales(server.port);
  await trade(server.port, IN_FLIGHT, SECONDS);
  await trade(peerServer.port, IN_FLIGHT, SECONDS);

  const alone: number[] = [];
  const served: number[] = [];
  const mixed: number[] = [];
  const lone: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const peer = tradeOneByOne(server.folder, PEER_TRADES);
    const ledger = await tradeInProcess(server.folder, IN_FLIGHT, PEER_TRADES * 4);
    const peerOverHttp = (await trade(peerServer.port, IN_FLIGHT, SECONDS)).per_second;
    const overHttp = (await trade(server.port, IN_FLIGHT, SECONDS)).per_second;
    alone.push(ledger / peer);
    served.push(overHttp / peerOverHttp);
    mixed.push(overHttp / peer);
    console.log(
      `run ${run + 1}: ${ledger.toFixed(0)} trades/s, one by one ${peer.toFixed(0)}/s; ` +
        `over HTTP ${overHttp.toFixed(0)}/s, one by one ${peerOverHttp.toFixed(0)}/s`,
    );

    const sync = quantile(syncTimes(server.folder, PEER_TRADES), 0.99);
    const empty = quantile(await postNothing(server.port, SECONDS), 0.99);
    const single = quantile((await trade(server.port, 1, SECONDS)).latencies_ms, 0.99);
    lone.push(single / (sync + empty));
    console.log(
      `run ${run + 1}: lone trade p99 ${single.toFixed(2)} ms, ` +
        `sync ${sync.toFixed(2)} ms, empty post ${empty.toFixed(2)} ms`,
    );
  }
  console.log(`${IN_FLIGHT} in flight / one by one: ${spread(alone)} (goal: at least 5)`);
  console.log(`${IN_FLIGHT} in flight / one by one, both over HTTP: ${spread(served)}`);
  console.log(`${IN_FLIGHT} in flight over HTTP / one by one without: ${spread(mixed)}`);
  console.log(`lone trade p99 / (sync p99 + empty post p99): ${spread(lone)} (goal: at most 2)`);

  const streams = await openStreams(server.port, STREAMS);
  const ageing: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    streams.take();
    await pause(SECONDS * 1000);
    const idle = quantile(streams.take(), 0.99);
    await trade(server.port, IN_FLIGHT, SECONDS);
    const busy = quantile(streams.take(), 0.99);
    ageing.push(busy / idle);
    console.log(
      `run ${run + 1}: p99 age of price events ${idle.toFixed(1)} ms idle, ` +
        `${busy.toFixed(1)} ms while trading`,
    );
  }
  console.log(
    `p99 age trading / idle with ${STREAMS} streams: ${spread(ageing)} (goal: at most 2)`,
  );
  streams.close();
} finally {
  await server.stop();
  await peerServer.stop();
}
