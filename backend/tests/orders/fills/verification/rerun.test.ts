import type { PlacedOrder } from '@finally/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFillsOf } from '../../../../src/cli/fills-check.ts';
import { priceE4 } from '../../../../src/kernel/money.ts';
import type { OrderRow } from '../../../../src/ledger/orders/order-row.ts';
import { createUniverse } from '../../../../src/market/index.ts';
import type { FillExplanation } from '../../../../src/orders/fills/explanation/explanation.ts';
import { fillModelIn } from '../../../../src/orders/fills/fill-model-in.ts';
import { FILL_PROFILES } from '../../../../src/orders/fills/profile.ts';
import {
  explainedMarket,
  type KeptFill,
  quantityOf,
} from '../../../../src/orders/fills/verification/kept-fill.ts';
import { rerunMarkets } from '../../../../src/orders/index.ts';
import {
  DEFAULT_ACCOUNT_ID,
  explainedFills,
  openForInspection,
  readMarketPeriods,
} from '../../../../src/storage/sqlite/index.ts';
import { TestServer } from '../../../support/server/test-server.ts';
import { settle } from '../../../support/time/settle.ts';
import { copyTampered } from './tampered-copy.ts';

const SETTINGS: Record<string, string> = { FILL_PROFILE: 'realistic', SIM_SEED: '5' };
const TICKERS = ['F', 'NFLX', 'T'] as const;

let server: TestServer;
let path: string;
let fills: readonly KeptFill[];

/** Lets the simulated market take steps, each of which the orders meet. */
async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step++) {
    server.clock.advance(500);
    for (let turn = 0; turn < 4; turn++) await settle();
  }
}

async function place(order: object): Promise<PlacedOrder> {
  const placed = await server.post('/api/orders', order);
  if (placed.status !== 201) throw new Error(placed.text);
  return placed.body as PlacedOrder;
}

async function trade(): Promise<void> {
  for (const ticker of TICKERS) {
    await place({ ticker, side: 'buy', quantity: 20 });
    const { fills: sold } = await place({ ticker, side: 'sell', quantity: 5 });
    const price = sold[0]?.price ?? 0;
    const at = (cents: number) => Math.round(price * 100 + cents) / 100;
    await place({ ticker, side: 'buy', quantity: 3, type: 'limit', limit_price: at(0) });
    await place({ ticker, side: 'sell', quantity: 3, type: 'limit', limit_price: at(1) });
    await place({ ticker, side: 'sell', quantity: 2, type: 'stop', stop_price: at(-2) });
    await place({
      ticker,
      side: 'sell',
      quantity: 2,
      type: 'trailing_stop',
      trail_amount: 0.01,
    });
    await steps(1);
  }
  await steps(80);
}

beforeAll(async () => {
  server = await TestServer.start({ settings: SETTINGS });
  await steps(2);
  await trade();
  await server.restart();
  await trade();
  // Another market, whose steps begin anew.
  SETTINGS['SIM_SEED'] = '6';
  await server.restart();
  await steps(1);
  await trade();
  path = server.database_path;
  const inspection = openForInspection(path);
  fills = [...explainedFills(inspection, DEFAULT_ACCOUNT_ID)];
  inspection.close();
}, 240_000);

afterAll(() => server.close());

const explanationOf = ({ trade: { explanation } }: KeptFill) => explanation as FillExplanation;

/** Returns the fill of an order that took all of it from one level, by a purchase. */
function taken(): KeptFill {
  const found = fills.find(
    ({ trade, order }) => trade.side === 'buy' && trade.quantity_e6 === order.quantity_e6,
  );
  if (found?.trade.liquidity !== 'taker') throw new Error('nothing was taken at once');
  return found;
}

/** Returns the first fill that came after others at its limit. */
function queued(): KeptFill {
  const found = fills.find((fill) => (explanationOf(fill).queue?.ahead_before ?? 0) > 0);
  if (!found) throw new Error('nothing was filled in a queue');
  return found;
}

/** Returns the change that makes a fill agree with another explanation. */
function forged(
  fill: KeptFill,
  change: (told: FillExplanation) => FillExplanation,
  terms: Partial<OrderRow> = {},
): string {
  const told = change(explanationOf(fill));
  const model = fillModelIn(
    explainedMarket(told),
    FILL_PROFILES.realistic,
    Date.parse(told.sim_time),
  );
  const before = {
    ...fill.order,
    filled_e6: quantityOf(0),
    filled_cents: 0 as never,
    fees_cents: 0 as never,
    ...terms,
  };
  const market = { price_e4: fill.trade.price_e4, bid_e4: null, ask_e4: null, stale: false };
  const { queue } = told;
  const place = queue && {
    ahead_e6: quantityOf(queue.ahead_before),
    reached_e6: quantityOf(queue.reached_before),
    is_best: true,
  };
  const [execution] = place
    ? model.rest({ ...before, ...place }, market, undefined).executions
    : model.take(before, market, undefined);
  if (!execution) throw new Error('the model fills nothing');
  return `UPDATE entries SET price_e4 = ${execution.price_e4}, quantity_e6 = ${execution.quantity_e6},
    explanation = '${JSON.stringify(execution.explanation).replaceAll("'", "''")}'
    WHERE sequence = ${fill.trade.sequence};`;
}

const inDollars = (price: number | null, cents: number): number =>
  Math.round((price ?? 0) * 100 + cents) / 100;

test('fills of a simulated market follow from its seed, over restarts and another seed', async () => {
  const { difference, says } = await checkFillsOf(path);
  expect(difference).toBeUndefined();
  expect(says).toMatch(
    new RegExp(`The quotes of ${fills.length} were computed again from the seed: [\\d,]+ steps`),
  );
  expect(says).not.toContain('no seed');
  const kinds = new Set(fills.map(({ trade }) => trade.liquidity));
  expect(kinds).toEqual(new Set(['taker', 'maker']));
  expect(new Set(fills.map((fill) => explanationOf(fill).market?.seed))).toEqual(new Set([5, 6]));
});

test('the place in a queue is bounded by the steps since the order was placed', () => {
  const inspection = openForInspection(path);
  const known = rerunMarkets(fills, readMarketPeriods(inspection), createUniverse());
  inspection.close();
  const bounds = fills.flatMap((fill) => {
    const least = known.leastAhead(fill);
    const told = explanationOf(fill).queue?.ahead_before;
    return least === undefined || told === undefined ? [] : [{ least, told: quantityOf(told) }];
  });
  expect(bounds.length).toBeGreaterThan(0);
  for (const { least, told } of bounds) expect(least).toBeLessThanOrEqual(told);
  expect(bounds.some(({ least, told }) => least > 0 && least === told)).toBe(true);
});

describe('a planted fault is named:', () => {
  const check = async (sql: string) => (await checkFillsOf(copyTampered(path, sql))).difference;

  test('a better price that quote, size and sentence agree with', async () => {
    const fill = taken();
    const sql = forged(fill, (told) => {
      const { bid, ask, last } = told.quote;
      const quote = { bid: inDollars(bid, -1), ask: inDollars(ask, -1), last };
      return { ...told, quote: { ...told.quote, ...quote } };
    });
    expect(await check(sql)).toMatch(
      new RegExp(
        `^Entry ${fill.trade.sequence} differs: the bid was \\$[\\d.]+ in step \\d+, but the seed 5 gives \\$`,
      ),
    );
    // Nothing else tells that it is wrong.
    expect(await check(`${sql} DELETE FROM market_periods;`)).toBeUndefined();
  });

  test('another last price alone', async () => {
    const { sequence } = taken().trade;
    const sql = `UPDATE entries SET explanation = json_set(explanation, '$.quote.last', 1.5)
      WHERE sequence = ${sequence};`;
    expect(await check(sql)).toMatch(
      new RegExp(`^Entry ${sequence} differs: the last price was \\$1\\.50 in step`),
    );
  });

  test('a size that the whole explanation agrees with', async () => {
    const fill = taken();
    const { sequence } = fill.trade;
    const sql = forged(fill, (told) => {
      const displayed = (told.market?.displayed ?? 0) + 100;
      const market = { ...(told.market as NonNullable<typeof told.market>), displayed };
      const quote = { ...told.quote, bid_size: displayed, ask_size: displayed };
      return { ...told, market, quote };
    });
    expect(await check(sql)).toMatch(
      new RegExp(`^Entry ${sequence} differs: the size shown was \\d+ in step`),
    );
  });

  test('another average daily volume and volatility', async () => {
    const { sequence } = taken().trade;
    for (const [field, name] of [
      ['adv', 'the average daily volume'],
      ['volatility', 'the volatility'],
    ]) {
      const sql = `UPDATE entries SET explanation = json_set(explanation, '$.market.${field}',
        2 * json_extract(explanation, '$.market.${field}')) WHERE sequence = ${sequence};`;
      expect(await check(sql)).toContain(`${name} was`);
    }
  });

  test('a place in the queue that leaves out who was ahead', async () => {
    const fill = queued();
    const sql = forged(fill, (told) => ({
      ...told,
      queue: { ...(told.queue as NonNullable<typeof told.queue>), ahead_before: 0 },
    }));
    expect(await check(sql)).toMatch(
      new RegExp(
        `^Entry ${fill.trade.sequence} differs: 0 shares were ahead of it, but at least [\\d.,]+ must have been`,
      ),
    );
  });

  test('a volume, another seed, a step that was not reached, and another profile', async () => {
    const fill = queued();
    const { sequence } = fill.trade;
    const set = (field: string, value: number | string) =>
      `UPDATE entries SET explanation = json_set(explanation, '$.${field}', ${value})
       WHERE sequence = ${sequence};`;
    expect(await check(set('queue.volume', 999_999))).toContain('the volume was 999999 in step');
    expect(await check(set('market.seed', 77))).toContain('it names the seed 77');
    expect(await check(set('market.seed', 'NULL'))).toContain('it names the seed of no market');
    expect(await check(set('profile', "'ideal'"))).toContain('that of the account is realistic');
    const last = fills.at(-1)?.trade.sequence;
    const beyond = set('step', 5_000_000).replace(`${sequence};`, `${last};`);
    expect(await check(beyond)).toContain('which the market has not reached');
  });

  test('another stop of the order than the one that was met', async () => {
    const fill = fills.find((one) => explanationOf(one).trigger !== null);
    if (!fill?.order.stop_price_e4) throw new Error('no stop was filled');
    const stop_price_e4 = priceE4(fill.order.stop_price_e4 + 100);
    const sql = forged(fill, (told) => told, { state: 'triggered', stop_price_e4 });
    expect(await check(sql)).toMatch(
      new RegExp(`^Entry ${fill.trade.sequence} differs: its explanation is not the one`),
    );
  });

  test('fewer shares than the order had left', async () => {
    const fill = taken();
    const sql = `UPDATE orders SET quantity_e6 = quantity_e6 + 1000000 WHERE id = '${fill.order.id}';`;
    expect(await check(sql)).toMatch(`Entry ${fill.trade.sequence} differs: the quantity is`);
  });
});
