import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { type Seams, ticker } from '../../../support/trading/ledger.ts';
import { openPortfolio } from '../../../support/trading/portfolio.ts';
import { BigIntLedger } from './bigint-ledger.ts';
import type { Command } from './model-commands.ts';
import { type Model, type Real, STARTING_CENTS, STARTING_PRICE, SYMBOLS } from './model-state.ts';

/**
 * Runs commands in parallel on the service, with a new database at `path`, and on the model.
 *
 * @param seams hooks to plant a fault
 * @returns the number of filled orders
 * @throws AssertionError as soon as the two differ
 */
export async function runCommands(
  path: string,
  commands: Iterable<Command>,
  seams: Seams = {},
): Promise<number> {
  const clock = new ManualClock();
  const model: Model = {
    ledger: new BigIntLedger(STARTING_CENTS),
    prices: new Map(
      SYMBOLS.map((symbol) => [symbol, { price: STARTING_PRICE, since_ms: clock.now_ms() }]),
    ),
    now_ms: clock.now_ms(),
    trades: [],
    orders: new Map(),
    fills: 0,
  };
  const open = async () => {
    const market = [...model.prices].map(([symbol, { price }]) => [symbol, Number(price) / 1e4]);
    const opened = openPortfolio({ path, clock, dollars: Object.fromEntries(market), seams });
    for (const symbol of SYMBOLS) await opened.followed.follow(ticker(symbol), 'the model');
    return opened;
  };
  const real: Real = {
    opened: await open(),
    async reopen() {
      real.opened.connection.close();
      real.opened = await open();
    },
  };
  try {
    await fc.asyncModelRun(() => ({ model, real }), commands);
    assert.deepEqual(real.opened.errors, []);
    assert.equal(await real.opened.verifier.verifyAll(), undefined, 'the replay');
  } finally {
    real.opened.connection.close();
  }
  return model.fills;
}
