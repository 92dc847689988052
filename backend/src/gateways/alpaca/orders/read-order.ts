import {
  type OrderRequest,
  OrderRequestSchema,
  type SentOrder,
  type Ticker,
} from '@finally/contract';
import { type Answer, fault, invalid } from '../wire/faults.ts';
import { given } from '../wire/given.ts';
import type { OrderBody } from './order-body.ts';
import { checkClass, checkFraction, checkIntent, checkTimes, checkType } from './order-matrix.ts';
import { readTerms, type Terms } from './order-terms.ts';

const CLIENT_ORDER_ID_LENGTH_MAX = 128;

/**
 * Reads a new order as FinAlly's own request, and refuses what Alpaca does not take, in its words.
 *
 * @param ticker the asset that the order names; undefined if it names none that can exist
 * @param client_order_id one that is made up if the client sends none
 */
export function readOrder(
  body: OrderBody,
  ticker: Ticker | undefined,
  client_order_id: string,
): Answer<OrderRequest> {
  if (!body.symbol && !body.asset_id) return invalid('symbol is required');
  if (ticker === undefined) return noAsset(body.symbol ?? body.asset_id ?? '');
  const terms = readTerms(body);
  if (!terms.ok) return terms;
  const checked =
    checkIntent(terms.value.side, body.position_intent) ??
    checkType(terms.value) ??
    checkClass(terms.value) ??
    checkFraction(terms.value) ??
    checkTimes(terms.value);
  if (checked) return checked;
  // Its own schema takes shorter ids without blanks; the ledger keeps any.
  const { success, data, error } = OrderRequestSchema.safeParse(toSentOrder(terms.value, ticker));
  if (success) return { ok: true, value: { ...data, client_order_id } };
  return invalid(error.issues[0]?.message ?? 'invalid order');
}

export const noAsset = (name: string) => fault(422, `could not find asset "${name.slice(0, 40)}"`);

/** Refuses the id of a client that is too long; the answer is null if none was sent. */
export function readClientOrderId(sent: string | null | undefined): Answer<string | null> {
  if (!sent) return { ok: true, value: null };
  if (sent.length > CLIENT_ORDER_ID_LENGTH_MAX) {
    return invalid(`client_order_id must be no more than ${CLIENT_ORDER_ID_LENGTH_MAX} characters`);
  }
  return { ok: true, value: sent };
}

function toSentOrder(terms: Terms, ticker: Ticker): SentOrder {
  const { side, time_in_force, order_class, qty, notional } = terms;
  // The two exits of a pair are all of it; some clients repeat the first one's price at the top.
  const is_pair = order_class === 'oco';
  const profit_limit = terms.profit_limit ?? (is_pair ? terms.limit_price : undefined);
  return {
    ticker,
    side,
    type: is_pair ? 'limit' : terms.type,
    time_in_force,
    order_class,
    ...given({
      quantity: qty,
      notional,
      limit_price: is_pair ? undefined : terms.limit_price,
      stop_price: terms.stop_price,
      trail_amount: terms.trail_price,
      trail_percent: terms.trail_percent,
      take_profit: profit_limit === undefined ? undefined : { limit_price: profit_limit },
      stop_loss: given({
        stop_price: terms.loss_stop,
        limit_price: terms.loss_limit,
        trail_amount: terms.loss_trail_price,
        trail_percent: terms.loss_trail_percent,
      }),
    }),
  } as SentOrder;
}
