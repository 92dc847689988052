import {
  HISTORY_POINTS_MAX,
  HISTORY_RANGES,
  HistorySchema,
  PerformanceSchema,
  ProblemSchema,
} from '@finally/contract';
import { expect, test } from 'vitest';
import { portfolioRouter } from '../../src/portfolio/index.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { serveRoutes } from '../support/server/serve-routes.ts';
import { openPortfolio } from '../support/trading/portfolio.ts';

/** Opens a ledger with this many trades, written directly into the journal. */
function openLedgerOf(trades: number) {
  const opened = openPortfolio();
  const numbers =
    'WITH RECURSIVE trade (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM trade LIMIT ?)';
  opened.connection.transaction((transaction) => {
    transaction.run(
      `${numbers}
       INSERT INTO orders (id, account_id, ledger, client_order_id, role, ticker, side, type,
         time_in_force, quantity_e6, trigger, reduce_only, post_only, state, filled_e6,
         filled_cents, reserved_cents, reserved_e6, source, placed_ms, updated_ms)
       SELECT 'order-' || number, 'default', 1, iif(number % 3, NULL, 'order, "' || number || '"'),
         'simple', 'AAPL', iif(number % 2, 'buy', 'sell'), 'market', 'day', number * 1000, 'last',
         0, 0, 'filled', number * 1000, 19 * number, 0, 0, 'person', 0, 0
       FROM trade`,
      trades,
    );
    transaction.run(
      `${numbers}
       INSERT INTO entries (id, account_id, ledger, kind, order_id, ticker, side, quantity_e6,
         price_e4, notional_cents, liquidity, cost_rule, realized_pnl_cents, cash_after_cents,
         source, executed_at)
       SELECT 'id-' || number, 'default', 1, 'fill', 'order-' || number, 'AAPL',
         iif(number % 2, 'buy', 'sell'), number * 1000, 1900000, 19 * number, 'taker', 2,
         iif(number % 2, 0, -number), 1000000, 'person', '2026-02-11T14:30:00.000Z'
       FROM trade`,
      trades,
    );
  });
  return opened;
}

async function serve(opened: ReturnType<typeof openPortfolio>) {
  const { service, values } = opened;
  const benchmark = { over: () => Promise.reject(new Error('not used in this test')) };
  const address = await serveRoutes([
    portfolioRouter(() => ({ portfolio: service, values, benchmark })),
  ]);
  return (path: string) => fetch(`${address}/api/portfolio${path}`);
}

test.each(HISTORY_RANGES)('the value curve over %s matches the contract', async (range) => {
  const opened = openPortfolio();
  opened.connection.transaction((transaction) =>
    transaction.run(
      `WITH RECURSIVE point (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM point LIMIT 5000)
       INSERT INTO snapshots
       SELECT 'default', 1, ? - number * 20000, 1000000 + number * 7919 % 10007, 1 FROM point`,
      opened.clock.now_ms(),
    ),
  );
  const get = await serve(opened);
  const answer = await get(`/history?range=${range}`);
  expect(answer.status).toBe(200);
  const { snapshots } = HistorySchema.strict().parse(await answer.json());
  expect(snapshots.length).toBeGreaterThan(900);
  expect(snapshots.length).toBeLessThanOrEqual(HISTORY_POINTS_MAX);
});

test('a range that is not offered is refused', async () => {
  const get = await serve(openPortfolio());
  const answer = await get('/history?range=5y');
  expect(answer.status).toBe(400);
  expect(ProblemSchema.parse(await answer.json()).code).toBe('invalid_request');
});

test('performance matches the contract', async () => {
  const opened = openPortfolio();
  await opened.recorder.record();
  const get = await serve(opened);
  const answer = await get('/performance');
  expect(answer.status).toBe(200);
  expect(PerformanceSchema.strict().parse(await answer.json())).toMatchObject({
    total_value: 10_000,
    since: '2026-02-11T14:30:00.000Z',
  });
});

/** The cells of a trade of which nothing is written down. */
const NO_NOTE = ['', '', '', '', '', ''];

test('fifty thousand trades are downloaded as CSV, each once, oldest first and unchanged', async () => {
  const get = await serve(openLedgerOf(50_000));
  const answer = await get('/trades?format=csv');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="finally-trades.csv"',
  );
  const [names, ...lines] = parseCsv(await answer.text());
  expect(names?.join()).toBe(
    'executed_at,id,ticker,side,quantity,price,notional,realized_pnl,origin,client_order_id,source,cause,order_id,fees,tags,note,planned_entry,planned_stop,planned_target,plan',
  );
  expect(lines).toHaveLength(50_000);
  const wrong = lines.filter((line, index) => {
    const number = index + 1;
    const expected = [
      '2026-02-11T14:30:00.000Z',
      `id-${number}`,
      'AAPL',
      number % 2 ? 'buy' : 'sell',
      String(number / 1_000),
      '190',
      String((19 * number) / 100),
      String(number % 2 ? 0 : -number / 100),
      'user',
      number % 3 ? '' : `order, "${number}"`,
      'person',
      '',
      `order-${number}`,
      '0',
      ...NO_NOTE,
    ];
    return line.join('\n') !== expected.join('\n');
  });
  expect(wrong).toEqual([]);
});

test('a download reads a thousand trades at a time, and only as the client takes them', async () => {
  const opened = openLedgerOf(50_000);
  const { service, ledger } = opened;
  let pages = 0;
  const { journal } = ledger;
  ledger.journal = (...stretch) => {
    pages++;
    return journal(...stretch);
  };
  let pieces = 0;
  for await (const piece of service.tradesCsv()) {
    // The first chunk is the header.
    expect(pages).toBe(pieces);
    expect(piece.split('\r\n').length - 1).toBe(pieces === 0 ? 1 : 1_000);
    pieces++;
  }
  expect(pieces).toBe(51);
  expect(pages).toBe(51);
});

test('a reset while a download is under way does not mix two ledgers', async () => {
  const { service } = openLedgerOf(2_500);
  let text = '';
  for await (const piece of service.tradesCsv()) {
    if (text === '') await service.reset();
    text += piece;
  }
  expect(parseCsv(text)).toHaveLength(2_501);
});
