import {
  ORDER_TYPES,
  type OrderChange,
  OrderChangeSchema,
  type OrderRequest,
  OrderRequestSchema,
  TIMES_IN_FORCE,
} from '@finally/contract';
import { z } from 'zod';
import type { Result } from '../../../kernel/result.ts';
import { AmountSchema, readAmounts } from '../amounts.ts';
import { readWith } from '../tools/tool.ts';

const PRICES = {
  limit_price: AmountSchema.optional(),
  stop_price: AmountSchema.optional(),
  trail_amount: AmountSchema.optional(),
  trail_percent: AmountSchema.optional(),
  limit_offset: AmountSchema.optional(),
};

/** The order of the API, with amounts as text or numbers. */
export const ORDER_INPUT = {
  ticker: z.string().max(16),
  side: z.enum(['buy', 'sell']),
  quantity: AmountSchema.optional().describe('Shares; this or notional'),
  notional: AmountSchema.optional().describe('US dollars'),
  type: z.enum(ORDER_TYPES).optional().describe('Default market'),
  ...PRICES,
  time_in_force: z.enum(TIMES_IN_FORCE).optional(),
  expires_at: z.string().max(32).optional().describe('Of gtd'),
  reduce_only: z.boolean().optional(),
  post_only: z.boolean().optional(),
  order_class: z.enum(['simple', 'bracket', 'oco', 'oto']).optional(),
  take_profit: z.strictObject({ limit_price: AmountSchema }).optional(),
  stop_loss: z
    .strictObject({
      stop_price: AmountSchema.optional(),
      limit_price: AmountSchema.optional(),
      trail_amount: AmountSchema.optional(),
      trail_percent: AmountSchema.optional(),
    })
    .optional(),
};

export const CHANGE_INPUT = {
  quantity: AmountSchema.optional(),
  ...PRICES,
  time_in_force: z.enum(TIMES_IN_FORCE).optional(),
  expires_at: z.string().max(32).optional(),
};

type AmountRefusal = Exclude<ReturnType<typeof readAmounts>, { ok: true }>['error']['code'];

/** Reads an order as the API does. */
export function readOrder(
  given: Readonly<Record<string, unknown>>,
): Result<OrderRequest, AmountRefusal> {
  const amounts = readAmounts(given);
  return amounts.ok ? readWith(OrderRequestSchema, amounts.value) : amounts;
}

/** Reads the change of an order as the API does. */
export function readChange(
  given: Readonly<Record<string, unknown>>,
): Result<OrderChange, AmountRefusal> {
  const amounts = readAmounts(given);
  return amounts.ok ? readWith(OrderChangeSchema, amounts.value) : amounts;
}
