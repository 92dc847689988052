import assert from 'node:assert/strict';
import type { TradeReceipt, TradeRequest } from '@finally/contract';
import { HAND_FED_AGE_MS_MAX } from '../../../support/market/hand-fed-source.ts';
import { BY_USER } from '../../../support/trading/portfolio.ts';
import {
  dollars,
  inShares,
  LARGEST,
  type Model,
  millionths,
  type Real,
  STARTING_CENTS,
  shares,
} from './model-state.ts';

/** Compares all output of the service with the model, and the rows with each other. */
export async function compare(model: Model, { opened }: Real): Promise<void> {
  const { service, connection } = opened;
  const portfolio = await service.portfolio();
  assert.equal(portfolio.cash_balance, dollars(model.ledger.cash), 'cash');
  assert.equal(portfolio.realized_pnl, dollars(model.ledger.realized), 'realized profit');
  const held = [...model.ledger.holdings].toSorted(([one], [other]) => (one < other ? -1 : 1));
  assert.deepEqual(
    portfolio.positions.map((position) => [
      position.ticker,
      position.quantity,
      position.cost_basis,
      position.realized_pnl,
      position.avg_cost,
    ]),
    held.map(([symbol, { quantity, basis, realized }]) => [
      symbol,
      shares(quantity),
      dollars(basis),
      dollars(realized),
      Number(model.ledger.average(symbol)) / 1e4,
    ]),
  );
  const page = await service.trades({ limit: 500 });
  assert.deepEqual(page.ok && page.value.trades, model.trades.toReversed());
  const sums = connection.get<{ sum: number }>(
    `SELECT cash_cents - realized_pnl_cents
       + (SELECT coalesce(sum(cost_basis_cents), 0) FROM positions) AS sum FROM accounts`,
  );
  assert.equal(BigInt(sums?.sum ?? -1), STARTING_CENTS, 'cash + cost basis - realized profit');
}

/** Returns the expected refusal, or undefined if the order must be filled. */
function refusalOf(model: Model, { ticker: symbol, side }: TradeRequest, quantity: bigint) {
  const { price = 0n, since_ms = 0 } = model.prices.get(symbol) ?? {};
  if (model.now_ms - since_ms > HAND_FED_AGE_MS_MAX) return 'price_stale';
  if (quantity > LARGEST) return 'quantity_too_large';
  const { ledger } = model;
  const cost = ledger.cost(quantity, price);
  if (side === 'sell') {
    const held = ledger.held(symbol);
    if (held === 0n || held < quantity) return 'insufficient_shares';
    if (cost === 0n && held !== quantity) return 'notional_too_small';
  } else {
    if (cost === 0n) return 'notional_too_small';
    if (cost > ledger.cash) return 'insufficient_cash';
  }
  const after = ledger.copy();
  after[side](symbol, quantity, price);
  return after.kept().every((kept) => kept <= LARGEST && -kept <= LARGEST)
    ? undefined
    : 'amount_too_large';
}

/** Compares the service's answer with the expected one and updates the model. */
export function settle(
  model: Model,
  request: TradeRequest,
  quantity: bigint,
  answer: Awaited<ReturnType<Real['opened']['service']['trade']>>,
): void {
  const nothing =
    request.notional === undefined
      ? quantity <= 0n && 'quantity_not_positive'
      : request.notional <= 0 && 'notional_not_positive';
  const first = request.client_order_id && model.orders.get(request.client_order_id);
  if (nothing) {
    // An id that an order of the same moment uses may not be known yet.
    const codes: readonly string[] = first ? ['client_order_id_conflict', nothing] : [nothing];
    const code = answer.ok ? 'filled' : answer.error.code;
    assert.ok(codes.includes(code), `${code}, though it must be refused with ${codes}`);
    return;
  }
  if (first) {
    const { ticker: symbol, side, quantity: filled, price } = first.receipt.trade;
    const wanted = inShares(request, BigInt(Math.round(price * 1e4)));
    const same =
      symbol === request.ticker && side === request.side && wanted === millionths(filled);
    if (same) assert.deepEqual(answer, { ok: true, value: first.receipt }, 'a retry');
    else assert.equal(!answer.ok && answer.error.code, 'client_order_id_conflict');
    return;
  }
  const refusal = refusalOf(model, request, quantity);
  if (refusal !== undefined) {
    assert.equal(answer.ok ? 'filled' : answer.error.code, refusal);
    return;
  }
  const { ledger } = model;
  const price = model.prices.get(request.ticker)?.price ?? 0n;
  const [notional, realized] = ledger[request.side](request.ticker, quantity, price);
  assert.ok(answer.ok, 'refused, though it must be filled');
  const { id, order_id, executed_at } = answer.value.trade;
  const receipt: TradeReceipt = {
    trade: {
      id,
      order_id,
      ticker: request.ticker,
      side: request.side,
      quantity: shares(quantity),
      price: Number(price) / 1e4,
      notional: dollars(notional),
      realized_pnl: dollars(realized),
      fees: 0,
      origin: 'user',
      source: 'person',
      cause: BY_USER.cause,
      client_order_id: request.client_order_id ?? null,
      executed_at,
    },
    cash_balance: dollars(ledger.cash),
    after: ledger.outcome(request.ticker),
  };
  assert.deepEqual(answer.value, receipt);
  model.trades.push(receipt.trade);
  model.fills += 1;
  if (request.client_order_id) model.orders.set(request.client_order_id, { request, receipt });
}
