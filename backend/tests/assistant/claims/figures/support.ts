import {
  type ChatAction,
  type Portfolio,
  type Position,
  type PriceUpdate,
  type Ticker,
  TickerSchema,
  type TradeAction,
} from '@finally/contract';
import { type Checking, markFigures } from '../../../../src/assistant/claims/figures/index.ts';
import { cents } from '../../../../src/kernel/money.ts';
import { createUniverse } from '../../../../src/market/index.ts';
import { DEFAULT_SETTINGS } from '../../../../src/risk/limits.ts';

export const universe = createUniverse();
const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

export interface Holding {
  readonly ticker: string;
  readonly quantity: number;
  readonly avg_cost: number;
  readonly price: number;
  readonly previous_close?: number;
}

const cent = (value: number): number => Math.round(value * 100) / 100;
const nameOf = (symbol: string): string => universe.get(ticker(symbol))?.name ?? symbol;

export function portfolioOf(
  cash_balance: number,
  holdings: readonly Holding[],
  realized_pnl = 0,
): Portfolio {
  const worth = holdings.map(({ quantity, price }) => cent(quantity * price));
  const positions_value = cent(worth.reduce((sum, value) => sum + value, 0));
  const total_value = cent(cash_balance + positions_value);
  const positions = holdings.map(
    ({ ticker: symbol, quantity, avg_cost, price }, index): Position => {
      const market_value = worth[index] ?? 0;
      const cost_basis = cent(quantity * avg_cost);
      return {
        ticker: ticker(symbol),
        name: nameOf(symbol),
        sector: 'Other',
        quantity,
        avg_cost,
        cost_basis,
        current_price: price,
        price_stale: false,
        market_value,
        unrealized_pnl: cent(market_value - cost_basis),
        unrealized_pnl_percent: cost_basis > 0 ? (market_value / cost_basis - 1) * 100 : 0,
        realized_pnl: 0,
        weight: market_value / total_value,
      };
    },
  );
  const unrealized_pnl = cent(positions.reduce((sum, each) => sum + each.unrealized_pnl, 0));
  return {
    cash_balance,
    positions,
    positions_value,
    total_value,
    unrealized_pnl,
    realized_pnl,
    fill_profile: 'ideal',
    as_of: '2026-11-29T12:00:00.000Z',
  };
}

const quote = (symbol: string, price: number, previous_close = price): PriceUpdate => ({
  ticker: ticker(symbol),
  price,
  previous_price: price,
  change: 0,
  change_percent: 0,
  direction: 'flat',
  timestamp: 1_795_953_600,
  previous_close,
  day_change_percent: (price / previous_close - 1) * 100,
  bid: null,
  ask: null,
  headline: null,
});

/** The account of the cases: 10 AAPL, 8 NVDA, 6 TSLA and $5,500. */
export const HOLDINGS: readonly Holding[] = [
  { ticker: 'AAPL', quantity: 10, avg_cost: 180, price: 200, previous_close: 196 },
  { ticker: 'NVDA', quantity: 8, avg_cost: 120, price: 125, previous_close: 120 },
  { ticker: 'TSLA', quantity: 6, avg_cost: 260, price: 250, previous_close: 255 },
];
const WATCHED = ['AAPL', 'NVDA', 'TSLA', 'MSFT', 'KO'];

export function checking(more: {
  cash?: number;
  holdings?: readonly Holding[];
  before?: Portfolio;
  actions?: readonly ChatAction[];
  earlier?: readonly ChatAction[];
  message?: string;
  knowledge?: Partial<Checking['knowledge']>;
}): Checking {
  const holdings = more.holdings ?? HOLDINGS;
  const portfolio = portfolioOf(more.cash ?? 5_500, holdings, 120);
  return {
    universe,
    message: more.message ?? '',
    named: [...new Set([...holdings.map((each) => each.ticker), ...WATCHED])].map((symbol) => ({
      ticker: symbol,
      name: nameOf(symbol),
    })),
    knowledge: {
      portfolio,
      portfolio_before: more.before ?? portfolio,
      watched: WATCHED,
      quotes: [
        ...holdings.map((each) => quote(each.ticker, each.price, each.previous_close)),
        quote('MSFT', 400, 396),
        quote('KO', 50),
      ],
      open_orders: [],
      shown: { orders: [], fills: [], downtimes: new Map() },
      days: [],
      trends: [
        {
          ticker: ticker('NVDA'),
          day_low: 121.5,
          day_high: 126.25,
          change_5d_percent: 3.21,
          change_20d_percent: -4.56,
          volatility_percent: 38.7,
        },
      ],
      limits: {
        settings: DEFAULT_SETTINGS,
        day: { traded_cents: cents(0), trades: 0 },
        day_start_cents: cents(Math.round(portfolio.total_value * 100)),
        allowances: [{ ticker: ticker('NVDA'), buy_quantity_max: 44, sell_quantity_max: 8 }],
      },
      alerts: [],
      actions: more.actions ?? [],
      earlier: more.earlier ?? [],
      ...more.knowledge,
    },
  };
}

let next = 0;

export function trade(
  status: TradeAction['status'],
  side: 'buy' | 'sell',
  symbol: string,
  quantity: number,
  price = 125,
  cash_balance = 4_250,
): TradeAction {
  const id = `action-${++next}`;
  const notional = cent(quantity * price);
  return {
    id,
    kind: 'trade',
    request: { ticker: symbol, side, quantity },
    status,
    receipt:
      status === 'executed'
        ? {
            trade: {
              id: `trade-${id}`,
              order_id: `order-${id}`,
              ticker: ticker(symbol),
              side,
              quantity,
              price,
              notional,
              realized_pnl: 0,
              fees: 0,
              origin: 'assistant',
              source: 'assistant',
              cause: 'message',
              client_order_id: null,
              executed_at: '2026-11-29T12:00:00.000Z',
            },
            cash_balance,
          }
        : null,
    error:
      status === 'rejected'
        ? { code: 'insufficient_cash', detail: 'You do not have enough cash.' }
        : null,
    waits_for: null,
    shown_price: null,
  };
}

export const mark = (text: string, more: Parameters<typeof checking>[0] = {}): string =>
  markFigures(text, checking(more));
