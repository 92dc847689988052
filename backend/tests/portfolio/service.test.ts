import { join } from 'node:path';
import type { TradeFilter } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { priceE4 } from '../../src/kernel/money.ts';
import { assistantOf } from '../../src/kernel/principal.ts';
import { holding } from '../../src/portfolio/index.ts';
import { HAND_FED_AGE_MS_MAX } from '../support/market/hand-fed-source.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';

const wholeText = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};

describe('a trade', () => {
  test('is filled at the latest price and shows up in the portfolio', async () => {
    const { service, source } = openPortfolio();
    const receipt = await service.trade(buy('AAPL', 5), BY_USER);
    expect(receipt).toMatchObject({
      ok: true,
      value: {
        cash_balance: 9_050,
        trade: {
          ticker: 'AAPL',
          side: 'buy',
          quantity: 5,
          price: 190,
          notional: 950,
          realized_pnl: 0,
          origin: 'user',
          source: 'person',
          cause: 'request-1',
          client_order_id: null,
        },
      },
    });
    source.move('AAPL', 200);
    expect(await service.portfolio()).toMatchObject({
      cash_balance: 9_050,
      total_value: 10_050,
      unrealized_pnl: 50,
      positions: [{ ticker: 'AAPL', quantity: 5, current_price: 200, price_stale: false }],
    });
  });

  test('of the assistant records the message that caused it', async () => {
    const { service, ledger, account_id } = openPortfolio();
    await service.trade(buy('AAPL', 1), {
      principal: assistantOf(account_id),
      cause: 'message-7',
    });
    expect(await ledger.trades(account_id, { limit: 1 })).toMatchObject([
      { source: 'assistant', cause: 'message-7' },
    ]);
  });

  test('follows the ticker while it is held, and unfollows it when the position is closed', async () => {
    const { service, source } = openPortfolio();
    await service.trade(buy('AAPL', 5), BY_USER);
    expect(source.tickers()).toEqual(['AAPL']);
    await service.trade(sell('AAPL', 2), BY_USER);
    expect(source.tickers()).toEqual(['AAPL']);
    await service.trade(sell('AAPL', 3), BY_USER);
    expect(source.tickers()).toEqual([]);
  });

  test('that is refused follows no ticker, changes nothing and records no point', async () => {
    const { service, source, curve } = openPortfolio();
    const before = await service.portfolio();
    expect(await service.trade(buy('AAPL', 5_000), BY_USER)).toMatchObject({
      ok: false,
      error: { code: 'insufficient_cash' },
    });
    expect(await service.portfolio()).toEqual(before);
    expect(source.tickers()).toEqual([]);
    expect(await curve()).toEqual([]);
  });

  test('at a stale price is refused, and possible again with the next price', async () => {
    const { service, source, clock, followed } = openPortfolio();
    await followed.follow(ticker('AAPL'), 'someone');
    clock.advance(HAND_FED_AGE_MS_MAX);
    expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({
      ok: false,
      error: { code: 'price_stale' },
    });
    source.move('AAPL', 191);
    expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({
      ok: true,
      value: { trade: { price: 191 } },
    });
  });

  test('in a known ticker that has no price yet is refused', async () => {
    const { service } = openPortfolio({ dollars: {} });
    expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({
      ok: false,
      error: { code: 'price_unavailable' },
    });
  });

  test('in an unknown ticker is refused with the nearest known ones', async () => {
    const { service } = openPortfolio();
    const refusal = await service.trade(buy('AAPLE', 1), BY_USER);
    expect(refusal).toMatchObject({ ok: false, error: { code: 'unknown_ticker' } });
    const suggested = refusal.ok ? [] : refusal.error.suggestions?.map((near) => near.ticker);
    expect(suggested).toContain('AAPL');
  });

  test('is refused for its ticker before its quantity, as every order is', async () => {
    const { service } = openPortfolio();
    expect(await service.trade(buy('NOSUCH', 0), BY_USER)).toMatchObject({
      error: { code: 'unknown_ticker' },
    });
  });

  test('requested many times at once is decided one after the other', async () => {
    const { service } = openPortfolio({ dollars: { AAPL: 3_000 } });
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => service.trade(buy('AAPL', 1), BY_USER)),
    );
    expect(receipts.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await service.portfolio()).toMatchObject({
      cash_balance: 1_000,
      positions: [{ quantity: 3 }],
    });
  });
});

describe('a client order id', () => {
  test('makes a retry return the first receipt and change nothing, whatever the current price', async () => {
    const { service, source, clock } = openPortfolio();
    const first = await service.trade(buy('AAPL', 1, 'mine'), BY_USER);
    source.move('AAPL', 300);
    await service.trade(buy('MSFT', 1), BY_USER);
    clock.advance(60_000);
    expect(await service.trade(buy('AAPL', 1, 'mine'), BY_USER)).toEqual(first);
    expect(await service.portfolio()).toMatchObject({ cash_balance: 9_410 });
  });

  test('used at the same time twice is filled once', async () => {
    const { service } = openPortfolio();
    const [one, two] = await Promise.all([
      service.trade(buy('AAPL', 1, 'mine'), BY_USER),
      service.trade(buy('AAPL', 1, 'mine'), BY_USER),
    ]);
    expect(one).toEqual(two);
    expect(await service.portfolio()).toMatchObject({ cash_balance: 9_810 });
  });

  test('is refused for another order, also after a restart', async () => {
    const path = join(tempFolder(), 'finally.db');
    const before = openPortfolio({ path });
    const first = await before.service.trade(buy('AAPL', 1, 'mine'), BY_USER);
    before.connection.close();

    const { service } = openPortfolio({ path });
    expect(await service.trade(buy('AAPL', 2, 'mine'), BY_USER)).toMatchObject({
      ok: false,
      error: { code: 'client_order_id_conflict' },
    });
    expect(await service.trade(buy('AAPL', 1, 'mine'), BY_USER)).toEqual(first);
    expect(await service.portfolio()).toMatchObject({ cash_balance: 9_810 });
  });
});

describe('valuing', () => {
  test('a position without a live price uses the last known one, and is marked stale', async () => {
    const { service, followed, lastPrices, clock } = openPortfolio();
    await service.trade(buy('AAPL', 1), BY_USER);
    await followed.release(ticker('AAPL'), holding('default'));
    expect(await service.portfolio()).toMatchObject({
      positions: [{ current_price: 190, price_stale: true }],
    });

    await lastPrices.record([
      {
        ticker: ticker('AAPL'),
        price_e4: priceE4(1_955_000),
        previous_close_e4: priceE4(1_900_000),
        recorded_at_ms: clock.now_ms(),
      },
    ]);
    expect(await service.portfolio()).toMatchObject({
      positions: [{ current_price: 195.5, price_stale: true, market_value: 195.5 }],
    });
  });

  test('a position with an old price uses it, and is marked stale', async () => {
    const { service, clock, source } = openPortfolio();
    await service.trade(buy('AAPL', 1), BY_USER);
    clock.advance(HAND_FED_AGE_MS_MAX + 1);
    expect((await service.portfolio()).positions[0]?.price_stale).toBe(true);
    source.move('AAPL', 190);
    expect((await service.portfolio()).positions[0]?.price_stale).toBe(false);
  });
});

describe('the blotter', () => {
  const SIZE = 23;
  const filled = async () => {
    const opened = openPortfolio({ dollars: { V: 1 } });
    for (let count = 0; count < SIZE; count++) {
      await opened.service.trade(buy('V', 1, `order-${count}`), BY_USER);
    }
    return opened;
  };
  const newestFirst = Array.from({ length: SIZE }, (_, count) => `order-${SIZE - 1 - count}`);

  test.each([1, 5, 23, 24, 500])(
    'is complete and without repetition in pages of %i',
    async (limit) => {
      const { service } = await filled();
      const seen: (string | null)[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages <= SIZE; pages++) {
        const page = await service.trades({ limit, cursor });
        if (!page.ok) throw new Error(page.error.detail);
        seen.push(...page.value.trades.map((trade) => trade.client_order_id));
        expect(page.value.trades.length).toBeLessThanOrEqual(limit);
        if (page.value.next_cursor === null) break;
        cursor = page.value.next_cursor;
      }
      expect(seen).toEqual(newestFirst);
    },
  );

  test('does not shift while new trades come in between two pages', async () => {
    const { service } = await filled();
    const first = await service.trades({ limit: 10 });
    await service.trade(buy('V', 1), BY_USER);
    const cursor = (first.ok && first.value.next_cursor) || undefined;
    const second = await service.trades({ limit: 10, cursor });
    const ids = second.ok ? second.value.trades.map((trade) => trade.client_order_id) : [];
    expect(ids).toEqual(newestFirst.slice(10, 20));
  });

  test.each(['', ' ', 'abc', '1.5', '-1', '1e3', '0x10', '99999999999999999999'])(
    'refuses %j as a cursor',
    async (cursor) => {
      const { service } = openPortfolio();
      expect(await service.trades({ limit: 10, cursor })).toMatchObject({
        ok: false,
        error: { code: 'invalid_cursor' },
      });
    },
  );

  test('as CSV holds every trade, oldest first', async () => {
    const { service } = await filled();
    const [header, ...lines] = parseCsv(await wholeText(service.tradesCsv()));
    const column = header?.indexOf('client_order_id') ?? -1;
    expect(header?.slice(column)).toEqual([
      'client_order_id',
      'source',
      'cause',
      'order_id',
      'fees',
      'tags',
      'note',
      'planned_entry',
      'planned_stop',
      'planned_target',
      'plan',
    ]);
    expect(lines.map((line) => line[column])).toEqual(newestFirst.toReversed());
  });
});

describe('a reset', () => {
  test('restores the starting cash, closes positions and begins a new curve', async () => {
    const { service, values, source, clock } = openPortfolio();
    await service.trade(buy('AAPL', 5), BY_USER);
    await service.trade(buy('MSFT', 1), BY_USER);
    clock.advance(250);
    expect(await service.reset()).toMatchObject({
      cash_balance: 10_000,
      positions: [],
      total_value: 10_000,
      realized_pnl: 0,
    });
    expect(source.tickers()).toEqual([]);
    expect(await values.history('all')).toEqual({
      snapshots: [
        { total_value: 10_000, cash_balance: 10_000, recorded_at: '2026-02-11T14:30:00.250Z' },
      ],
    });
    expect(await service.trades({ limit: 10 })).toEqual({
      ok: true,
      value: { trades: [], next_cursor: null },
    });
    expect(parseCsv(await wholeText(service.tradesCsv()))).toHaveLength(1);
  });

  test('does not unfollow a ticker that is followed for another reason or bought meanwhile', async () => {
    const { service, source, followed } = openPortfolio();
    await followed.follow(ticker('AAPL'), 'watched');
    await service.trade(buy('AAPL', 1), BY_USER);
    await service.trade(buy('MSFT', 1), BY_USER);
    await service.trade(buy('TSLA', 1), BY_USER);
    await Promise.all([service.reset(), service.trade(buy('TSLA', 2), BY_USER)]);
    const { positions } = await service.portfolio();
    expect(source.tickers()).toEqual(['AAPL', ...positions.map((position) => position.ticker)]);
    expect(positions.map((position) => position.price_stale)).not.toContain(true);
  });
});

describe('the blotter can be filtered', () => {
  async function traded() {
    const { service } = openPortfolio();
    await service.trade(buy('AAPL', 2), BY_USER);
    await service.trade(buy('MSFT', 1), BY_USER);
    await service.trade(sell('AAPL', 1), BY_USER);
    return service;
  }

  test('by ticker and side, over pages', async () => {
    const service = await traded();
    const page = async (filter: TradeFilter, cursor?: string) => {
      const answer = await service.trades({ ...filter, limit: 1, cursor });
      if (!answer.ok) throw new Error(answer.error.code);
      const { trades, next_cursor } = answer.value;
      return { traded: trades.map(({ side, quantity }) => `${side} ${quantity}`), next_cursor };
    };
    const first = await page({ ticker: ticker('AAPL') });
    expect(first.traded).toEqual(['sell 1']);
    const second = await page({ ticker: ticker('AAPL') }, first.next_cursor ?? '');
    expect(second).toEqual({ traded: ['buy 2'], next_cursor: null });
    expect((await page({ ticker: ticker('AAPL'), side: 'buy' })).traded).toEqual(['buy 2']);
    expect((await page({ origin: 'assistant' })).traded).toEqual([]);
  });

  test('and so can its CSV', async () => {
    const service = await traded();
    let csv = '';
    for await (const piece of service.tradesCsv({ side: 'sell' })) csv += piece;
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(',AAPL,sell,1,');
  });
});
