import type {
  AssistantSettings,
  ChatAnswer,
  ChatMessage,
  Order,
  OrderExplanation,
  PlacedOrder,
  Portfolio,
  Position,
  PriceUpdate,
  Ticker,
  TradeAction,
  TradeReceipt,
} from '@finally/contract';

export const NOON = '2026-02-11T12:00:00.000Z';
export const NOON_SECONDS = Date.parse(NOON) / 1_000;

export const ticker = (text: string) => text as Ticker;

/** A position of round figures, valued at its price. */
export function position(name: string, quantity: number, avgCost: number, price: number): Position {
  const basis = quantity * avgCost;
  const value = quantity * price;
  return {
    ticker: ticker(name),
    name: `${name} Inc.`,
    sector: 'Information Technology',
    quantity,
    avg_cost: avgCost,
    cost_basis: basis,
    current_price: price,
    price_stale: false,
    market_value: value,
    unrealized_pnl: value - basis,
    unrealized_pnl_percent: ((value - basis) / basis) * 100,
    realized_pnl: 0,
    weight: 0,
  };
}

/** Returns the server's portfolio of these positions and this cash at noon. */
export function portfolio(cash: number, positions: Position[] = []): Portfolio {
  const value = positions.reduce((total, { market_value }) => total + market_value, 0);
  return {
    cash_balance: cash,
    positions: positions.map((held) => ({ ...held, weight: held.market_value / (cash + value) })),
    positions_value: value,
    total_value: cash + value,
    unrealized_pnl: positions.reduce((total, held) => total + held.unrealized_pnl, 0),
    realized_pnl: 0,
    fill_profile: 'ideal',
    as_of: NOON,
  };
}

/** A price some seconds after noon. */
export const priceUpdate = (
  name: string,
  price: number,
  secondsAfterNoon: number,
): PriceUpdate => ({
  ticker: ticker(name),
  price,
  previous_price: price,
  change: 0,
  change_percent: 0,
  direction: 'flat',
  timestamp: NOON_SECONDS + secondsAfterNoon,
  previous_close: price,
  day_change_percent: 0,
  bid: null,
  ask: null,
  headline: null,
});

export const receipt = (
  trade: Partial<TradeReceipt['trade']>,
  cash: number,
  after: TradeReceipt['after'] = { position: null, realized_pnl: 0 },
): TradeReceipt => ({
  trade: {
    id: 'trade-1',
    order_id: 'order-1',
    ticker: ticker('AAPL'),
    side: 'buy',
    quantity: 5,
    price: 190.12,
    notional: 950.6,
    realized_pnl: 0,
    fees: 0,
    origin: 'user',
    source: 'person',
    cause: 'request',
    client_order_id: null,
    executed_at: NOON,
    ...trade,
  },
  cash_balance: cash,
  after,
});

/** An order that waits: to buy 5 AAPL at $187.50 or better until canceled, with what is given. */
export const openOrder = (order: Partial<Order> = {}): Order => ({
  id: 'order-1',
  client_order_id: null,
  group_id: null,
  role: 'simple',
  replaces: null,
  ticker: ticker('AAPL'),
  side: 'buy',
  type: 'limit',
  time_in_force: 'gtc',
  expires_at: null,
  quantity: 5,
  notional: null,
  limit_price: 187.5,
  stop_price: null,
  trail_amount: null,
  trail_percent: null,
  limit_offset: null,
  trigger: 'last',
  reduce_only: false,
  post_only: false,
  state: 'working',
  reason: null,
  filled_quantity: 0,
  filled_notional: 0,
  fees: 0,
  average_price: null,
  reserved_cash: 937.5,
  reserved_quantity: 0,
  origin: 'user',
  source: 'person',
  cause: null,
  placed_at: NOON,
  updated_at: NOON,
  legs: [],
  ...order,
});

/** The answer to an order that was placed or changed. */
export const placedOrder = (order: Order): PlacedOrder => ({
  order,
  fills: [],
  account: { cash_balance: 10_000, reserved_cash: 0, buying_power: 10_000 },
});

export const OFFLINE = { provider: 'offline', name: 'offline' } as const;

export const MODEL = { provider: 'openrouter', name: 'openai/gpt-oss-120b' } as const;

export const SETTINGS: AssistantSettings = {
  mode: 'auto',
  halted: false,
  actions_per_message_max: 10,
  dollars_per_message_max: null,
  ticker_weight_max_percent: null,
  daily_loss_max: null,
  dollars_per_day_max: null,
  trades_per_day_max: null,
  approval_price_band_percent: 1,
  version: 1,
  saved: true,
};

/** An order that waits for approval. */
export const proposal = (
  id: string,
  request: Partial<TradeAction['request']> = {},
): TradeAction => ({
  id,
  kind: 'trade',
  request: { ticker: 'NVDA', side: 'buy', quantity: 2, ...request },
  status: 'proposed',
  receipt: null,
  error: null,
  waits_for: { code: 'assistant_approval_needed', detail: 'This waits for your approval.' },
  shown_price: 180,
});

export const answer = (
  id: string,
  message: string,
  more: Partial<ChatAnswer> = {},
): ChatAnswer => ({
  id,
  message,
  actions: [],
  model: OFFLINE,
  notice: null,
  intent: null,
  ledger: 'Nothing was traded or changed.',
  ...more,
});

/** Returns a question and its answer as entries of the history. */
export const exchange = (question: string, given: ChatAnswer): ChatMessage[] => [
  {
    id: `question-to-${given.id}`,
    role: 'user',
    message: question,
    actions: [],
    model: null,
    notice: null,
    intent: null,
    ledger: null,
    created_at: NOON,
  },
  { ...given, role: 'assistant', created_at: NOON },
];

/** Why 2 AAPL were bought at the last price. */
export const fillExplanation = (
  more: Partial<NonNullable<OrderExplanation['fills'][number]['explanation']>> = {},
): NonNullable<OrderExplanation['fills'][number]['explanation']> => ({
  model: 'fill/1',
  profile: 'ideal',
  step: 42,
  sim_time: NOON,
  quote: { bid: 190.11, ask: 190.13, bid_size: 300, ask_size: 1_200, last: 190.1234 },
  levels: [],
  hidden: null,
  queue: null,
  trigger: null,
  collar: null,
  price: 190.1234,
  quantity: 2,
  notional: 380.25,
  fees: [],
  liquidity: 'taker',
  sentence: 'Bought 2 AAPL at $190.1234, the last price.',
  ...more,
});
