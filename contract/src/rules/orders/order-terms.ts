/** The closed sets of an order's terms, for the schemas, the ledger and the browser. */

export const ORDER_TYPES = [
  'market',
  'limit',
  'stop',
  'stop_limit',
  'trailing_stop',
  'trailing_stop_limit',
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/**
 * How long an order works: `day` until the end of the trading day, `gtc` for 90 days, `gtd` until
 * `expires_at`, `ioc` and `fok` at once (what can be filled, or all of it), `opg` and `cls` at the
 * next opening or closing auction.
 */
export const TIMES_IN_FORCE = ['day', 'gtc', 'gtd', 'ioc', 'fok', 'opg', 'cls'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

/** How long an order works if its request does not say it. */
export const DEFAULT_TIME_IN_FORCE: TimeInForce = 'day';
/** How long exits work if the request does not say it: they protect a position until they are canceled. */
export const DEFAULT_EXIT_TIME_IN_FORCE: TimeInForce = 'gtc';

/** Returns how long the order of a request works that is placed first: the entry, or the first of a pair of exits. */
export const timeInForceOf = ({
  time_in_force,
  order_class,
}: {
  readonly time_in_force?: TimeInForce | undefined;
  readonly order_class?: OrderClass | undefined;
}): TimeInForce =>
  time_in_force ?? (order_class === 'oco' ? DEFAULT_EXIT_TIME_IN_FORCE : DEFAULT_TIME_IN_FORCE);

/** The price that triggers a stop: the last trade, the side of the quote it would trade at, or their middle. */
export const STOP_TRIGGERS = ['last', 'bid_ask', 'mid'] as const;
export type StopTrigger = (typeof STOP_TRIGGERS)[number];

/** How closely the fills of an account follow a real market. */
export const FILL_PROFILE_NAMES = ['ideal', 'realistic', 'harsh'] as const;
export type FillProfileName = (typeof FILL_PROFILE_NAMES)[number];

/** `oto`: the exit waits for the order. `oco`: two exits, of which one lowers the other. `bracket`: both. */
export const ORDER_CLASSES = ['simple', 'bracket', 'oco', 'oto'] as const;
export type OrderClass = (typeof ORDER_CLASSES)[number];

/** What an order is in its group. */
export const ORDER_ROLES = ['simple', 'entry', 'take_profit', 'stop_loss'] as const;
export type OrderRole = (typeof ORDER_ROLES)[number];

/** The states of an order. Those of `OPEN_STATES` can still change. */
export const OPEN_STATES = ['held', 'pending', 'working', 'triggered'] as const;
export const FINAL_STATES = ['filled', 'canceled', 'expired', 'rejected', 'replaced'] as const;
export const ORDER_STATES = [...OPEN_STATES, ...FINAL_STATES] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Why an order ended without being filled. */
export const CANCEL_REASONS = [
  'user',
  'replaced',
  'reset',
  'account_archived',
  'assistant_halted',
  'sibling_filled',
  'sibling_canceled',
  'parent_canceled',
  'ioc_remainder',
  'fok_unfillable',
  'auction_missed',
  'margin_call',
  'borrow_recalled',
  'buying_power_at_fill',
  'ticker_removed',
] as const;
export const EXPIRY_REASONS = ['day_end', 'gtd_reached', 'aged'] as const;
export const REJECT_REASONS = ['buying_power_at_trigger', 'would_flip_position', 'collar'] as const;
export const END_REASONS = [...CANCEL_REASONS, ...EXPIRY_REASONS, ...REJECT_REASONS] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];
export type ExpiryReason = (typeof EXPIRY_REASONS)[number];
export type RejectReason = (typeof REJECT_REASONS)[number];
export type EndReason = (typeof END_REASONS)[number];

/** How a fill came about: it took an offer, waited in the book, was part of an auction, or was forced. */
export const LIQUIDITIES = ['taker', 'maker', 'auction', 'liquidation'] as const;
export type Liquidity = (typeof LIQUIDITIES)[number];

/** What happens to an order. `changed`: its quantity or its terms, in place. */
export const ORDER_STEPS = [
  'placed',
  'activated',
  'triggered',
  'filled',
  'changed',
  'replaced',
  'canceled',
  'expired',
  'rejected',
] as const;
export type OrderStepName = (typeof ORDER_STEPS)[number];

/** Open orders of one account. */
export const OPEN_ORDERS_MAX = 10_000;
/** Days after which an order that is good till canceled expires. */
export const GTC_DAYS = 90;
/** The largest trail in per cent. */
export const TRAIL_PERCENT_MAX = 99.99;

/** How far from a price a market order may be filled, in percent. */
export const COLLAR_PERCENT = 5n;
