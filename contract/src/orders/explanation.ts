import { z } from 'zod';
import { LIQUIDITIES, STOP_TRIGGERS } from '../rules/orders/order-terms.ts';
import { MoneySchema, PriceSchema, QuantitySchema, TimestampSchema } from '../scalars.ts';
import { FillProfileSchema } from './order-fields.ts';

const LevelTakenSchema = z.object({
  price: PriceSchema,
  shown: QuantitySchema,
  taken_before: QuantitySchema.meta({
    description: 'What the account had taken of it in the same step before.',
  }),
  taken: QuantitySchema,
});

/** Why a fill has its price. */
export const FillExplanationSchema = z
  .object({
    model: z.string().meta({ description: 'The version of the fill model.' }),
    profile: FillProfileSchema,
    step: z.int().meta({ description: 'The step of the market.' }),
    sim_time: TimestampSchema,
    quote: z
      .object({
        bid: PriceSchema.nullable(),
        ask: PriceSchema.nullable(),
        bid_size: QuantitySchema.nullable(),
        ask_size: QuantitySchema.nullable(),
        last: PriceSchema,
      })
      .meta({ description: 'The quote that the order met.' }),
    market: z
      .object({
        seed: z.int().nullable().meta({
          description:
            'Of the simulated market, which decides the displayed size of each step; null if there is none.',
        }),
        displayed: QuantitySchema.meta({
          description: 'Shares shown at the best price; level k shows (2 + k)/2 times as many.',
        }),
        adv: z.int().meta({ description: 'Average daily volume in shares.' }),
        volatility: z
          .number()
          .meta({ description: "Standard deviation of a day's return: 0.02 is 2 %." }),
      })
      .optional()
      .meta({ description: 'What the modeled book follows from.' }),
    levels: z.array(LevelTakenSchema),
    hidden: z
      .object({
        quantity: QuantitySchema,
        before: QuantitySchema,
        weight: z.number(),
        slip: PriceSchema,
        price: PriceSchema,
      })
      .nullable(),
    queue: z
      .object({
        ahead_before: QuantitySchema,
        ahead_after: QuantitySchema,
        reached_before: QuantitySchema.meta({
          description: 'Volume that had reached the order before and was less than a share.',
        }),
        volume: z.number().meta({ description: 'Shares traded in the step.' }),
        used_before: QuantitySchema.meta({
          description: 'What other orders of the account had used of the volume.',
        }),
      })
      .nullable()
      .meta({ description: 'How a resting limit was reached.' }),
    trigger: z
      .object({ by: z.enum(STOP_TRIGGERS), level: PriceSchema, met: PriceSchema })
      .nullable()
      .meta({ description: 'What triggered the stop, and at which price.' }),
    collar: PriceSchema.nullable(),
    price: PriceSchema,
    quantity: QuantitySchema,
    notional: MoneySchema,
    fees: z.array(z.object({ kind: z.string(), amount: MoneySchema })),
    liquidity: z.enum(LIQUIDITIES),
    sentence: z.string(),
  })
  .meta({ id: 'FillExplanation' });

/** A time in which the server was down while an order was open. */
export const DowntimeSchema = z
  .object({
    from: TimestampSchema,
    to: TimestampSchema,
    market_ran: z
      .boolean()
      .meta({ description: 'False if the market stood still meanwhile, as a simulated one does.' }),
    low: PriceSchema.nullable().meta({
      description: 'The lowest price of the ticker meanwhile; null if it is not known.',
    }),
    high: PriceSchema.nullable().meta({ description: 'The highest one.' }),
    sentence: z.string(),
  })
  .meta({ id: 'Downtime' });
export type Downtime = z.infer<typeof DowntimeSchema>;

/** The answer to why an order was filled as it was. */
export const OrderExplanationSchema = z
  .object({
    order_id: z.string(),
    fills: z.array(
      z.object({
        sequence: z.int(),
        trade_id: z.string(),
        explanation: FillExplanationSchema.nullable().meta({
          description: 'Null for trades of earlier versions.',
        }),
      }),
    ),
    downtimes: z.array(DowntimeSchema).meta({
      description:
        'Times of 5 seconds or more in which the server was down while the order was open, oldest first. The order could not be filled then.',
    }),
  })
  .meta({ id: 'OrderExplanation' });
export type OrderExplanation = z.infer<typeof OrderExplanationSchema>;
