/**
 * Measures what many accounts cost. Prints, over alternating runs: the throughput of a thousand
 * accounts that trade in turn, 64 in flight, over that of one account; the p99 of the portfolio call
 * with fifty accounts live over that with one; and the memory of an account that nobody uses.
 *
 *   node bench/src/accounts.ts [--small]
 */
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from './support/http-client.ts';
import { buySharesForSales, inTurn, trade } from './support/ledgers/trading.ts';
import { quantile, spread } from './support/measures/statistics.ts';
import { heapOfAccounts } from './support/servers/account-heap.ts';
import { startServer } from './support/servers/server.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 1 : 5;
const SECONDS = SMALL ? 0.5 : 2;
const ACCOUNTS = SMALL ? 100 : 1_000;
const LIVE = 50;
const CALLS = SMALL ? 200 : 3_000;
const IN_FLIGHT = 64;
/** Within this time an account that is open for orders only is closed. */
const IDLE_MS = 130_000;
const JOBS_BEGUN_MS = SMALL ? 500 : 5_000;

/** Makes accounts that are filled at the last price, as the default account of a bench is. */
async function makeAccounts(client: HttpClient, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const request = JSON.stringify({ name: `Account ${index}`, fill_profile: 'ideal' });
    const { status, body } = await client.post('/api/accounts', request);
    if (status !== 201) throw new Error(`an account was answered with ${status}: ${body}`);
    ids.push(JSON.parse(body).id);
  }
  return ids;
}

/** Returns the p99 of the portfolio call, in turn over accounts, in milliseconds. */
async function portfolioTime(client: HttpClient, account_ids: readonly string[]): Promise<number> {
  const times_ms: number[] = [];
  for (let call = 0; call < CALLS; call++) {
    const account_id = account_ids[call % account_ids.length];
    const sent = performance.now();
    const { status } = await client.get(`/api/accounts/${account_id}/portfolio`);
    if (status !== 200) throw new Error(`a portfolio was answered with ${status}`);
    times_ms.push(performance.now() - sent);
  }
  return quantile(times_ms, 0.99);
}

const server = await startServer();
try {
  const client = await HttpClient.open(server.port);
  const account_ids = await makeAccounts(client, ACCOUNTS);
  await buySharesForSales(server.port, ['default', ...account_ids]);
  const next = inTurn(account_ids);
  await trade(server.port, IN_FLIGHT, SECONDS);
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const one = (await trade(server.port, IN_FLIGHT, SECONDS)).per_second;
    const many = (await trade(server.port, IN_FLIGHT, SECONDS, next)).per_second;
    rates.push(many / one);
    console.log(
      `run ${run + 1}: ${one.toFixed(0)} trades/s of one account, ${many.toFixed(0)}/s of ${ACCOUNTS} in turn`,
    );
  }
  console.log(`${ACCOUNTS} accounts in turn / one: ${spread(rates)} (goal: at least 0.5)`);

  const live = account_ids.slice(0, Math.min(LIVE, ACCOUNTS) - 1);
  await portfolioTime(client, live);
  // Their recording and verifying begins two seconds after they were opened.
  await pause(JOBS_BEGUN_MS);
  const calls: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const one = await portfolioTime(client, ['default']);
    const many = await portfolioTime(client, live);
    calls.push(many / one);
    console.log(
      `run ${run + 1}: portfolio p99 ${one.toFixed(2)} ms of one account, ${many.toFixed(2)} ms of ${live.length + 1}`,
    );
  }
  console.log(`portfolio p99 of ${LIVE} live accounts / one: ${spread(calls)} (goal: at most 1.5)`);
  client.close();
} finally {
  await server.stop();
}

// Without the wait the accounts are still open for their orders, and take more.
const idle = await heapOfAccounts(SMALL ? 100 : 1_500, SMALL ? 0 : IDLE_MS);
console.log(`memory of an idle account: ${(idle / 1024).toFixed(2)} KiB (goal: at most 4)`);
