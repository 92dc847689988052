import { foldTicker, type Portfolio } from '@finally/contract';
import type { Add, Counted, Fact, Field, Knowledge, Unit } from './knowledge.ts';
import { addOrders } from './order-facts.ts';

/** The facts by ticker; those of the account have the key `null`. */
export type Facts = ReadonlyMap<string | null, readonly Fact[]>;

/**
 * Collects the facts that texts are checked against.
 *
 * @param mentioned tickers that a text names; those that are not held have a known holding of zero
 */
export function factsOf(knowledge: Knowledge, mentioned: readonly string[]): Facts {
  const facts = new Map<string | null, Fact[]>();
  const add = (
    ticker: string | null,
    field: Field,
    unit: Unit,
    value: number | null | undefined,
    signed = false,
    counted: Counted | null = null,
  ): void => {
    if (value === null || value === undefined || !Number.isFinite(value)) return;
    const fact = { field, unit, value, ticker, signed, counted };
    const others = facts.get(ticker);
    if (others) others.push(fact);
    else facts.set(ticker, [fact]);
  };
  addPortfolio(knowledge, add);
  const held = new Set<string>(knowledge.portfolio.positions.map(({ ticker }) => ticker));
  for (const ticker of new Set(mentioned)) if (!held.has(ticker)) add(ticker, 'held', 'shares', 0);
  addMarket(knowledge, add);
  addDays(knowledge, add);
  addActions(knowledge, add);
  addOrders(knowledge, add);
  addLimits(knowledge, add);
  for (const { ticker, upper, lower } of knowledge.alerts) {
    add(ticker, 'alert', 'money', upper);
    add(ticker, 'alert', 'money', lower);
  }
  for (const { ticker, field, unit, value, signed } of knowledge.looked_up ?? []) {
    add(ticker, field, unit, value, signed);
  }
  const active = knowledge.alerts.filter(({ state }) => state === 'active').length;
  for (const count of [active, knowledge.alerts.length]) {
    add(null, 'count', 'count', count, false, 'alerts');
  }
  return facts;
}

function addPortfolio({ portfolio, portfolio_before, watched }: Knowledge, add: Add): void {
  const held = (account: Portfolio, ticker: string) =>
    account.positions.find((position) => position.ticker === ticker);
  add(null, 'cash', 'money', portfolio.cash_balance);
  for (const account of [portfolio, portfolio_before]) {
    const { total_value, positions_value, unrealized_pnl, realized_pnl, cash_balance } = account;
    add(null, 'total', 'money', total_value);
    add(null, 'value', 'money', positions_value);
    add(null, 'profit', 'money', unrealized_pnl, true);
    add(null, 'profit', 'money', realized_pnl, true);
    add(null, 'profit', 'money', unrealized_pnl + realized_pnl, true);
    const basis = account.positions.reduce((sum, { cost_basis }) => sum + cost_basis, 0);
    add(null, 'basis', 'money', basis);
    if (basis > 0) add(null, 'profit', 'percent', (unrealized_pnl / basis) * 100, true);
    for (const position of account.positions) {
      const { ticker, quantity } = position;
      // A trade of this answer has changed everything except the price.
      if (held(portfolio, ticker)?.quantity !== quantity) {
        add(ticker, 'price', 'money', position.current_price);
        continue;
      }
      add(ticker, 'held', 'shares', quantity);
      add(ticker, 'price', 'money', position.current_price);
      add(ticker, 'cost', 'money', position.avg_cost);
      add(ticker, 'basis', 'money', position.cost_basis);
      add(ticker, 'value', 'money', position.market_value);
      add(ticker, 'profit', 'money', position.unrealized_pnl, true);
      add(ticker, 'profit', 'money', position.realized_pnl, true);
      add(ticker, 'profit', 'percent', position.unrealized_pnl_percent, true);
      add(ticker, 'weight', 'percent', position.weight * 100);
    }
    if (account.cash_balance === portfolio.cash_balance && total_value > 0) {
      add(null, 'cash', 'percent', (cash_balance / total_value) * 100);
      add(null, 'value', 'percent', (positions_value / total_value) * 100);
    }
  }
  for (const sector of new Set(portfolio.positions.map((position) => position.sector))) {
    const within = portfolio.positions.filter((position) => position.sector === sector);
    const value = within.reduce((sum, { market_value }) => sum + market_value, 0);
    add(null, 'value', 'money', value);
    if (portfolio.total_value > 0) {
      add(null, 'weight', 'percent', (value / portfolio.total_value) * 100);
    }
  }
  add(null, 'count', 'count', portfolio.positions.length, false, 'positions');
  add(null, 'count', 'count', watched.length, false, 'watched');
}

/** The day of a ticker, and what it is compared with: the market, its sector and its usual volume. */
function addDays({ days }: Knowledge, add: Add): void {
  for (const { ticker, percent, open, low, high, relative_volume, market, sector } of days) {
    for (const price of [open, low, high]) add(ticker, 'range', 'money', price);
    add(ticker, 'day', 'percent', percent, true);
    for (const group of [market, sector]) {
      add(ticker, 'trend', 'percent', group?.percent, true);
      add(ticker, 'trend', 'count', group?.instruments);
    }
    if (market) add(market.name, 'day', 'percent', market.percent, true);
    add(ticker, 'trend', 'count', relative_volume);
  }
}

function addMarket({ quotes, trends, portfolio }: Knowledge, add: Add): void {
  for (const quote of quotes) {
    const { ticker, price, previous_close, bid, ask } = quote;
    for (const each of [price, bid, ask]) add(ticker, 'price', 'money', each);
    add(ticker, 'range', 'money', previous_close);
    add(ticker, 'day', 'percent', quote.day_change_percent, true);
    add(ticker, 'day', 'money', price - previous_close, true);
    const position = portfolio.positions.find((each) => each.ticker === ticker);
    if (position) add(ticker, 'day', 'money', (price - previous_close) * position.quantity, true);
    for (const written of quote.headline?.match(/\d+(?:[.,]\d+)*/g) ?? []) {
      const value = Number(written.replaceAll(',', ''));
      for (const unit of ['money', 'percent', 'count'] as const) add(ticker, 'trend', unit, value);
    }
  }
  for (const { ticker, day_low, day_high, ...trend } of trends) {
    add(ticker, 'range', 'money', day_low);
    add(ticker, 'range', 'money', day_high);
    add(ticker, 'trend', 'percent', trend.change_5d_percent, true);
    add(ticker, 'trend', 'percent', trend.change_20d_percent, true);
    add(ticker, 'trend', 'percent', trend.volatility_percent);
  }
}

function addActions({ actions, earlier, quotes, portfolio_before }: Knowledge, add: Add): void {
  for (const action of [...actions, ...earlier]) {
    if (action.kind !== 'trade') continue;
    const { ticker, side, quantity } = action.request;
    if (action.receipt === null) continue;
    const { trade, cash_balance } = action.receipt;
    const sign = side === 'buy' ? 1 : -1;
    add(trade.ticker, 'traded', 'shares', trade.quantity * sign, true);
    add(trade.ticker, 'trade_price', 'money', trade.price);
    add(trade.ticker, 'trade_value', 'money', trade.notional);
    if (side === 'sell') add(trade.ticker, 'profit', 'money', trade.realized_pnl, true);
    if (actions.includes(action)) add(null, 'cash', 'money', cash_balance);
    add(ticker, 'asked', 'shares', quantity);
  }
  const trades = actions.flatMap((action) => (action.kind === 'trade' ? [action] : []));
  for (const { request, receipt } of trades) {
    if (receipt !== null) continue;
    const ticker = foldTicker(request.ticker);
    add(ticker, 'asked', 'shares', request.quantity);
    const prices = [
      ...quotes.filter((quote) => quote.ticker === ticker).map(({ price }) => price),
      ...portfolio_before.positions
        .filter((position) => position.ticker === ticker)
        .map(({ current_price }) => current_price),
    ];
    for (const price of prices) add(ticker, 'asked', 'money', price * request.quantity);
  }
  const waiting = [...actions, ...earlier].filter(({ status }) => status === 'proposed').length;
  add(null, 'count', 'count', waiting, false, 'orders');
  for (const count of [waiting, actions.length, trades.filter(({ receipt }) => receipt).length]) {
    add(null, 'count', 'count', count, false, 'actions');
  }
}

function addLimits({ limits, portfolio }: Knowledge, add: Add): void {
  if (limits === null) return;
  const { settings, remembered = [], allowances, day_start_cents } = limits;
  const day_start = day_start_cents / 100;
  add(null, 'total', 'money', day_start);
  add(null, 'day', 'money', portfolio.total_value - day_start, true);
  if (day_start > 0) {
    add(null, 'day', 'percent', (portfolio.total_value / day_start - 1) * 100, true);
  }
  add(null, 'limit', 'money', settings.dollars_per_message_max);
  add(null, 'limit', 'money', settings.daily_loss_max);
  add(null, 'limit', 'money', settings.dollars_per_day_max);
  add(null, 'limit', 'percent', settings.ticker_weight_max_percent);
  add(null, 'limit', 'percent', settings.approval_price_band_percent);
  add(null, 'limit', 'count', settings.actions_per_message_max, false, 'actions');
  add(null, 'limit', 'count', settings.trades_per_day_max, false, 'actions');
  for (const { limit } of remembered) {
    if ('dollars' in limit) add(null, 'limit', 'money', limit.dollars);
    if ('trades' in limit) add(null, 'limit', 'count', limit.trades, false, 'actions');
    if (limit.kind === 'ticker_weight') add(limit.ticker, 'limit', 'percent', limit.percent);
  }
  for (const { ticker, buy_quantity_max, sell_quantity_max } of allowances) {
    add(ticker, 'asked', 'shares', buy_quantity_max);
    add(ticker, 'asked', 'shares', sell_quantity_max);
  }
}
