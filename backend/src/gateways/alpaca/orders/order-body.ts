import { z } from 'zod';
import { type Answer, invalid } from '../wire/faults.ts';

/** An amount that clients send as a string or as a number. */
const amount = z.union([z.string(), z.number()]).nullish();
const word = z.string().nullish();

const TakeProfit = z.object({ limit_price: amount }).nullish();
const StopLoss = z
  .object({ stop_price: amount, limit_price: amount, trail_price: amount, trail_percent: amount })
  .nullish();

/** The body of a new order. Fields that are not known are ignored, as Alpaca does. */
const OrderBodySchema = z.object({
  symbol: word,
  asset_id: word,
  qty: amount,
  notional: amount,
  side: word,
  type: word,
  time_in_force: word,
  limit_price: amount,
  stop_price: amount,
  trail_price: amount,
  trail_percent: amount,
  extended_hours: z.union([z.boolean(), z.stringbool()]).nullish(),
  client_order_id: word,
  order_class: word,
  take_profit: TakeProfit,
  stop_loss: StopLoss,
  position_intent: word,
});
export type OrderBody = z.infer<typeof OrderBodySchema>;

const ChangeBodySchema = z.object({
  qty: amount,
  limit_price: amount,
  stop_price: amount,
  trail: amount,
  time_in_force: word,
  client_order_id: word,
});
export type ChangeBody = z.infer<typeof ChangeBodySchema>;

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): Answer<z.infer<Schema>> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return { ok: true, value: parsed.data };
  const path = parsed.error.issues[0]?.path.join('.');
  return invalid(path ? `invalid ${path}` : 'request body format is invalid');
}

export const readOrderBody = (body: unknown): Answer<OrderBody> => read(OrderBodySchema, body);
export const readChangeBody = (body: unknown): Answer<ChangeBody> => read(ChangeBodySchema, body);
