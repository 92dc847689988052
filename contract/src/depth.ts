import { z } from 'zod';
import { SideSchema } from './orders/order-fields.ts';
import { PriceSchema, QuantitySchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const DepthParamsSchema = z.object({ ticker: TickerSchema });

export const DepthLevelSchema = z
  .object({ price: PriceSchema, size: z.number().meta({ description: 'Shares.' }) })
  .meta({ id: 'DepthLevel' });
export type DepthLevel = z.infer<typeof DepthLevelSchema>;

/** A trade of others, as the simulated market derives it from the volume of a step. */
export const MarketTradeSchema = z
  .object({
    price: PriceSchema,
    size: z.int().positive().meta({ description: 'Whole shares.' }),
    side: SideSchema.meta({
      description: 'Who took: `buy` took from those that sell, `sell` from those that buy.',
    }),
  })
  .meta({ id: 'MarketTrade' });
export type MarketTrade = z.infer<typeof MarketTradeSchema>;

/** Where an own order stands among the orders at its price. */
export const QueuePlaceSchema = z
  .object({
    order_id: z.string(),
    ahead: QuantitySchema.meta({ description: 'Shares of others that are filled first.' }),
  })
  .meta({ id: 'QueuePlace' });
export type QueuePlace = z.infer<typeof QueuePlaceSchema>;

/** One event of the depth stream: what the market shows of a ticker, and its trades since the last event. */
export const DepthEventSchema = z
  .object({
    ticker: TickerSchema,
    step: z.int().meta({ description: 'The step of the market that is shown.' }),
    first_step: z.int().meta({
      description:
        'The step of the first trades: `step`, or an earlier one while steps are less than 250 ms apart. ' +
        'If it is later than the one after the `step` of the previous event, events were skipped, with their trades.',
    }),
    timestamp: z.number().meta({ description: 'Unix seconds.' }),
    has_book: z.boolean().meta({
      description: 'False if the source of prices has no book: then there are no levels or trades.',
    }),
    last: PriceSchema,
    bid: PriceSchema.nullable().meta({ description: 'Null if the source does not provide it.' }),
    ask: PriceSchema.nullable().meta({ description: 'Null if the source does not provide it.' }),
    bids: z.array(DepthLevelSchema).meta({ description: 'Best first.' }),
    asks: z.array(DepthLevelSchema).meta({ description: 'Best first.' }),
    trades: z.array(MarketTradeSchema).meta({
      description:
        'The trades of the steps from `first_step` to `step`, oldest first. Their sizes add up to the volume.',
    }),
    queue: z.array(QueuePlaceSchema).meta({
      description:
        'Own limit orders whose place in the queue is known: their price has been the best. Only with the fill profile `realistic`.',
    }),
  })
  .meta({ id: 'DepthEvent' });
export type DepthEvent = z.infer<typeof DepthEventSchema>;
