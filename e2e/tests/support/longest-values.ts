import type { Page } from '@playwright/test';

type Json = { [key: string]: unknown };

/** The largest amount in dollars that the ledger holds. */
const LONG = 9_999_999_999_999.99;
const NAME = 'The International Amalgamated Holdings Company of North America';

/** Values by field name, as long as the account can hold them. */
const LONGEST: Readonly<Record<string, unknown>> = {
  cash_balance: LONG,
  cash: LONG,
  positions_value: LONG,
  total_value: LONG,
  unrealized_pnl: -LONG,
  realized_pnl: -LONG,
  market_value: LONG,
  cost_basis: LONG,
  notional: LONG,
  quantity: 123_456_789.123_456,
  avg_cost: 88_888.8888,
  day_change: -LONG,
  day_change_percent: -12_345.67,
  unrealized_pnl_percent: -12_345.67,
  return_percent: -12_345.67,
  max_drawdown_percent: 99.99,
  volatility_percent: 12_345.67,
  sharpe_ratio: -12_345.67,
  name: NAME,
  sector: NAME,
};

function lengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lengthened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Json).map(([key, inner]) => {
      const long = LONGEST[key];
      return [key, long !== undefined && inner !== null ? long : lengthened(inner)];
    }),
  );
}

/** Replaces all figures and names in the API's answers by the longest possible ones. */
export async function serveLongestValues(page: Page): Promise<void> {
  await page.route(/\/api\/(portfolio|watchlist|trades|health)/, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const type = response.headers()['content-type'] ?? '';
    if (!type.includes('json')) return route.fulfill({ response });
    return route.fulfill({ response, json: lengthened(await response.json()) });
  });
}
