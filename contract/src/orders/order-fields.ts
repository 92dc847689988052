import { z } from 'zod';
import { FILL_PROFILE_NAMES, ORDER_TYPES, TIMES_IN_FORCE } from '../rules/orders/order-terms.ts';
import { MoneySchema, QuantitySchema, SentPriceSchema, TrailPercentSchema } from '../scalars.ts';
import { TickerSchema } from '../ticker.ts';

export const SideSchema = z.enum(['buy', 'sell']);
export type Side = z.infer<typeof SideSchema>;

export const TradeOriginSchema = z.enum(['user', 'assistant', 'agent']).meta({
  description: '`user` for a person, `agent` for any program other than the assistant.',
});
export type TradeOrigin = z.infer<typeof TradeOriginSchema>;

/**
 * The fields of every order. Schemas of orders check only the shape; the decision about the trade
 * checks whether the amount is positive, exact and affordable.
 */
export const ORDER_FIELDS = {
  ticker: TickerSchema,
  side: SideSchema,
  quantity: QuantitySchema.optional().meta({
    description: 'Number of shares, exact to 1/1,000,000. Either this or `notional`.',
  }),
  notional: MoneySchema.optional().meta({
    description:
      'US dollars, exact to the cent. Either this or `quantity`. Trades the most millionths of a ' +
      'share that are worth no more than this at the price of the trade.',
  }),
} as const;

/** Returns true if an order states its amount exactly once. */
export const saysOneAmount = (order: {
  readonly quantity?: number | undefined;
  readonly notional?: number | undefined;
}): boolean => (order.quantity === undefined) !== (order.notional === undefined);

/** The issue of an order that states its amount twice, or not at all. */
export const AMOUNT_ISSUE = {
  path: ['quantity'],
  message: 'Say how much either in shares (quantity) or in dollars (notional).',
};

/** What `saysOneAmount` checks, for the API description. */
export const ONE_AMOUNT = [{ required: ['quantity'] }, { required: ['notional'] }];

/** The price fields of an order. Whether they belong to its type is the ledger's to say. */
export const PRICE_FIELDS = {
  limit_price: SentPriceSchema.optional().meta({
    description: 'Of `limit` and `stop_limit`: the worst price at which it is filled.',
  }),
  stop_price: SentPriceSchema.optional().meta({
    description: 'Of `stop` and `stop_limit`: the price that triggers it.',
  }),
  trail_amount: SentPriceSchema.optional().meta({
    description: 'Of trailing stops: dollars a share behind the best price so far.',
  }),
  trail_percent: TrailPercentSchema.optional().meta({
    description: 'Of trailing stops: per cent of the best price so far, in steps of 0.01.',
  }),
  limit_offset: SentPriceSchema.optional().meta({
    description:
      'Of `trailing_stop_limit`: dollars a share that the limit lies beyond the stop when it triggers.',
  }),
} as const;

export const OrderTypeSchema = z.enum(ORDER_TYPES);
export const TimeInForceSchema = z.enum(TIMES_IN_FORCE);

export const FillProfileSchema = z.enum(FILL_PROFILE_NAMES);
