import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  FEE_SCHEDULES,
  FILL_PROFILE_NAMES,
  ORDER_CLASSES,
  ORDER_TYPES,
  STOP_TRIGGERS,
  TIMES_IN_FORCE,
} from '@finally/contract';
import { z } from 'zod';
import {
  type Cents,
  cents,
  type PriceE4,
  parseDecimal,
  priceE4,
  type QuantityE6,
  quantityE6,
} from '../../../src/kernel/money.ts';

/* The format of reference cases; docs/reference-cases.md explains it. */

const decimal = <Value>(scale: number, brand: (value: number) => Value) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform((text, context): Value => {
      const value = parseDecimal(Number(text), scale);
      if (value !== undefined) return brand(value);
      context.addIssue(`${text} has more than ${scale} decimals`);
      return z.NEVER;
    });

const price = decimal<PriceE4>(4, priceE4);
const quantity = decimal<QuantityE6>(6, quantityE6);
const money = decimal<Cents>(2, cents);
const shares = z.string().regex(/^\d+$/).transform(Number);

const Level = z.strictObject({ price, size: quantity });

const Book = z.strictObject({
  last: price,
  /** Left out: there is no quote. */
  bid: price.optional(),
  ask: price.optional(),
  bids: z.array(Level).default([]),
  asks: z.array(Level).default([]),
  volume: shares.default(0),
  halted: z.boolean().default(false),
});
export type CaseBook = z.infer<typeof Book>;

const Exit = {
  stop_price: price.optional(),
  limit_price: price.optional(),
  trail_amount: price.optional(),
  trail_percent: z.string().optional(),
};

const Place = z.strictObject({
  ticker: z.string().default('TEST'),
  side: z.enum(['buy', 'sell']),
  type: z.enum(ORDER_TYPES).default('market'),
  quantity: quantity.optional(),
  notional: money.optional(),
  ...Exit,
  limit_offset: price.optional(),
  time_in_force: z.enum(TIMES_IN_FORCE).default('day'),
  trigger: z.enum(STOP_TRIGGERS).default('last'),
  reduce_only: z.boolean().default(false),
  post_only: z.boolean().default(false),
  order_class: z.enum(ORDER_CLASSES).default('simple'),
  take_profit: z.strictObject({ limit_price: price }).optional(),
  stop_loss: z.strictObject(Exit).optional(),
  client_order_id: z.string().optional(),
});
export type CaseOrder = z.infer<typeof Place>;

const Change = z.strictObject({
  quantity: quantity.optional(),
  ...Exit,
  limit_offset: price.optional(),
  time_in_force: z.enum(TIMES_IN_FORCE).optional(),
  client_order_id: z.string().optional(),
});
export type CaseChange = z.infer<typeof Change>;

const Command = z.strictObject({
  step: z.int().default(0),
  /** The name by which the case speaks of the order. */
  order: z.string(),
  place: Place.optional(),
  replace: Change.optional(),
  cancel: z.literal(true).optional(),
});

const Expected = z.strictObject({
  /** All fills, in this order. Fields that are left out are not compared. */
  fills: z
    .array(
      z.strictObject({
        order: z.string(),
        step: z.int().default(0),
        quantity,
        price,
        notional: money.optional(),
        liquidity: z.enum(['taker', 'maker', 'auction', 'liquidation']).optional(),
        fees: money.optional(),
        /** h0 and slip of a fill of hidden liquidity. */
        hidden: z.strictObject({ before: quantity, slip: price }).optional(),
      }),
    )
    .optional(),
  /** Sums of an order at the end. */
  orders: z
    .array(
      z.strictObject({
        order: z.string(),
        step: z.int().optional(),
        state: z.string().optional(),
        reason: z.string().optional(),
        filled: quantity.optional(),
        left: quantity.optional(),
        notional: money.optional(),
        fees: money.optional(),
        reserved: money.optional(),
        reserved_shares: quantity.optional(),
        refusal: z.string().optional(),
      }),
    )
    .default([]),
  /** Where a trailing stop stands after a step. */
  stops: z.array(z.strictObject({ order: z.string(), step: z.int(), stop: price })).default([]),
  account: z
    .strictObject({
      cash: money.optional(),
      reserved: money.optional(),
      buying_power: money.optional(),
      positions: z.record(z.string(), quantity).optional(),
    })
    .optional(),
});

const Case = z.strictObject({
  name: z.string(),
  says: z.string(),
  account: z
    .strictObject({
      profile: z.enum(FILL_PROFILE_NAMES).default('realistic'),
      /** Left out: those of the profile. */
      fees: z.array(z.enum(FEE_SCHEDULES)).optional(),
      cash: money.optional(),
      margin: z.boolean().default(false),
      positions: z
        .record(z.string(), z.strictObject({ quantity, cost_basis: money.optional() }))
        .default({}),
    })
    .default({ profile: 'realistic', margin: false, positions: {} }),
  instruments: z
    .record(z.string(), z.strictObject({ adv: shares, volatility: z.string() }))
    .default({ TEST: { adv: 2_000_000, volatility: '0.02' } }),
  /** A ticker that a step leaves out stays as it was, without volume. A text names a book of the file. */
  market: z.array(
    z.strictObject({
      step: z.int(),
      tickers: z.record(z.string(), z.union([z.string(), Book])),
    }),
  ),
  commands: z.array(Command),
  expected: Expected,
});
export type ReferenceCase = z.infer<typeof Case> & {
  readonly books: Readonly<Record<string, CaseBook>>;
};

const File = z.strictObject({
  books: z.record(z.string(), Book).default({}),
  cases: z.array(Case),
});

/** The folder of this repository's cases, with a slash at its end. */
export const caseFolder = fileURLToPath(new URL('./cases/', import.meta.url));

/** @throws ZodError if the text is not in the format */
export function parseCases(text: string): ReferenceCase[] {
  const { books, cases } = File.parse(JSON.parse(text));
  return cases.map((one) => ({ ...one, books }));
}

/** Reads the cases of one file of the folder. */
export const readCases = (name: string): ReferenceCase[] =>
  parseCases(readFileSync(`${caseFolder}${name}`, 'utf8'));

/** The files of cases about fills alone. */
export const fillFiles = (): string[] => caseFiles().filter((name) => name.startsWith('fills-'));

/** The files of all cases. */
export const caseFiles = (): string[] =>
  readdirSync(caseFolder).filter((name) => /^(fills|orders)-.*[.]json$/.test(name));
