import type { ChatAction, Side, Ticker } from '@finally/contract';
import {
  parseDecimal,
  QUANTITY_SCALE,
  quantityE6,
  quantityToJson,
} from '../../../../kernel/money.ts';
import { dollars, price as dollarsEach, shares } from '../answers/format.ts';
import type { OfferedTrade } from './offer.ts';
import type { OrderStanding } from './standings.ts';

/** What an action of a deed has bought or sold. */
export interface Filled {
  readonly ticker: Ticker;
  /** Millionths of a share; negative if more was sold than bought. */
  readonly net_e6: number;
  /** Dollars; negative if more was spent than received. */
  readonly proceeds: number;
  /** `bought 3 NVDA at $180.00 for $540.00` */
  readonly said: string;
}

/** Converts shares of the wire to millionths, which are whole. */
export const toE6 = (quantity: number): number => parseDecimal(quantity, QUANTITY_SCALE) ?? 0;

const sign = (side: Side): 1 | -1 => (side === 'buy' ? 1 : -1);

const DONE = { buy: 'bought', sell: 'sold' } as const;

/** Returns what an action has filled until now; undefined if nothing. */
export function filledBy(
  action: ChatAction,
  standings: ReadonlyMap<string, OrderStanding>,
): Filled | undefined {
  if (action.kind === 'trade') {
    if (!action.receipt) return undefined;
    const { ticker, side, quantity, price, notional } = action.receipt.trade;
    return {
      ticker,
      net_e6: sign(side) * toE6(quantity),
      proceeds: -sign(side) * notional,
      said: `${DONE[side]} ${shares(quantity)} ${ticker} at ${dollarsEach(price)} for ${dollars(notional)}`,
    };
  }
  if ((action.kind !== 'order' && action.kind !== 'order_change') || !action.receipt)
    return undefined;
  const standing = standings.get(action.receipt.order.id);
  const filled = (standing?.all ?? []).filter(({ filled_quantity }) => filled_quantity > 0);
  const [first] = filled;
  if (!first) return undefined;
  const said = filled.map(
    ({ side, filled_quantity, ticker, average_price, filled_notional }) =>
      `${DONE[side]} ${shares(filled_quantity)} ${ticker} at ${dollarsEach(average_price ?? 0)} for ${dollars(filled_notional)}`,
  );
  return {
    ticker: first.ticker,
    net_e6: filled.reduce((sum, order) => sum + sign(order.side) * toE6(order.filled_quantity), 0),
    proceeds: filled.reduce((sum, order) => sum - sign(order.side) * order.filled_notional, 0),
    said: said.join(' and '),
  };
}

/** Returns the trade that changes a position by this many millionths of a share; none for zero. */
export const tradeBy = (ticker: Ticker, difference_e6: number): readonly OfferedTrade[] =>
  difference_e6 === 0
    ? []
    : [
        {
          ticker,
          side: difference_e6 > 0 ? 'buy' : 'sell',
          quantity: quantityToJson(quantityE6(Math.abs(difference_e6))),
        },
      ];

/** Puts sales before purchases, which may need their proceeds. */
export const salesFirst = (trades: readonly OfferedTrade[]): readonly OfferedTrade[] => [
  ...trades.filter(({ side }) => side === 'sell'),
  ...trades.filter(({ side }) => side === 'buy'),
];
