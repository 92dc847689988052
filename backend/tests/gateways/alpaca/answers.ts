import { expect } from 'vitest';
import { faultsIn } from './schemas/answer-schemas.ts';

/** Fields of positions that only crypto perpetuals have, and others that only some assets have. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  Position: ['avg_entry_swap_rate', 'prev_swap_rate', 'swap_rate', 'usd'],
  Assets: ['cusip', 'min_order_size', 'min_trade_increment', 'price_increment'],
  NonTradeActivities: [
    'activity_sub_type',
    'cusip',
    'group_id',
    'per_share_amount',
    'qty',
    'symbol',
  ],
};

/** The schemas of successful answers, by method and path. */
const ANSWERS: readonly (readonly [call: RegExp, schema: string, each?: 'each'])[] = [
  [/^GET \/v2\/account$/, 'Account'],
  [/^\w+ \/v2\/account\/configurations$/, 'AccountConfigurations'],
  [/^GET \/v2\/account\/portfolio\/history$/, 'PortfolioHistory'],
  [/^(GET|PATCH) \/v2\/orders\/[^/]+$/, 'Order'],
  [/^GET \/v2\/orders:by_client_order_id$/, 'Order'],
  [/^POST \/v2\/orders$/, 'Order'],
  [/^GET \/v2\/orders$/, 'Order', 'each'],
  [/^DELETE \/v2\/orders$/, 'CanceledOrderResponse', 'each'],
  [/^GET \/v2\/positions$/, 'Position', 'each'],
  [/^GET \/v2\/positions\/[^/]+$/, 'Position'],
  [/^DELETE \/v2\/positions$/, 'PositionClosedReponse', 'each'],
  [/^DELETE \/v2\/positions\/[^/]+$/, 'Order'],
  [/^GET \/v2\/assets$/, 'Assets', 'each'],
  [/^GET \/v2\/assets\/[^/]+$/, 'Assets'],
  [/^GET \/v2\/clock$/, 'legacy_clock'],
  [/^GET \/v2\/calendar$/, 'legacy_calendar_day', 'each'],
  [/^GET \/v3\/clock$/, 'clock_resp'],
  [/^GET \/v3\/calendar\/[^/]+$/, 'public_calendar_resp'],
  [/^GET \/v2\/watchlists$/, 'WatchlistWithoutAsset', 'each'],
  [/^POST \/v2\/watchlists$/, 'Watchlist'],
  [/^(GET|PUT|PATCH|POST) \/v2\/watchlists(:by_name|\/[^/]+)$/, 'Watchlist'],
];

/** Fails unless an answer is one that Alpaca describes: a success with its schema, a fault with its code. */
export function expectDescribed(method: string, url: string, status: number, body: unknown): void {
  const path = decodeURIComponent(url.split('?', 1)[0] ?? '');
  if (status >= 400) {
    const faulty = body as { code?: unknown; message?: unknown };
    expect(faulty, `${method} ${path}`).toMatchObject({ message: expect.any(String) });
    expect(String(faulty.code), `${method} ${path}`).toMatch(/^[1-9]\d{7}$/);
    return;
  }
  if (status === 204) return;
  if (/^\/v2\/account\/activities/.test(path)) {
    expectActivities(body as object[]);
    return;
  }
  const [, schema, each] = ANSWERS.find(([call]) => call.test(`${method} ${path}`)) ?? [];
  if (schema === undefined) return;
  const described = (each ? (body as unknown[]) : [body]).filter((one) => !isFailure(one));
  const wrong = described.flatMap((one) => faultsIn(schema, one, OPTIONAL[schema]));
  expect(wrong, `${method} ${path}`).toEqual([]);
  // One of the clients takes every answer with such a field for an error.
  if (!each) expect(body).not.toMatchObject({ code: expect.anything() });
}

/** One outcome of several that failed has a fault as its body. */
const isFailure = (one: unknown): boolean => {
  const { status, body } = one as { status?: unknown; body?: { code?: number } };
  return typeof status === 'number' && status >= 400 && Number.isInteger(body?.code);
};

function expectActivities(activities: readonly object[]): void {
  for (const activity of activities) {
    const { activity_type } = activity as { activity_type: string };
    const schema = activity_type === 'FILL' ? 'TradingActivities' : 'NonTradeActivities';
    const wrong = faultsIn(schema, activity, OPTIONAL[schema]);
    // The description calls it a time; real answers have a date.
    expect(wrong.filter((fault) => !fault.startsWith('/date '))).toEqual([]);
  }
}
