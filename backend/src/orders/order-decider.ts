import type { Ticker, TradeRequest } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { type Actor, originOf } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { CommandView } from '../ledger/command.ts';
import { type DecisionRefusal, decideOrder } from '../ledger/decide-order.ts';
import type { Decide } from '../ledger/execute-order.ts';
import type { Fill } from '../ledger/fill.ts';
import { type Order, parseSize } from '../ledger/order.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import { type Preview, previewOrder } from '../ledger/preview.ts';
import { clientIdConflict } from '../ledger/repeat.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { ValueAccount } from '../ledger/valuation.ts';
import type { LedgerView, TradedInDay } from '../ledger/view.ts';
import { findInstrument, type PriceReader, type Symbols } from '../market/index.ts';
import type { AgentRequest, RiskGate } from '../risk/gate.ts';
import { intendedTrade, type TradeGuard } from '../risk/guard.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import { worstTrade } from '../risk/worst-trade.ts';
import { plainOrder } from './plain-order.ts';
import type { OrderRefusal } from './refusals.ts';
import { isRepeat } from './repeated-request.ts';
import { requestHash } from './request-hash.ts';

/** The actor who places an order. */
export interface Trader extends Actor {
  /** For an agent: what the gate needs to know besides the order. */
  readonly request?: AgentRequest;
}

/** The expected outcome of an order. */
export interface Verdict {
  /** The effect of the order, or a refusal by the rules of the ledger. */
  readonly preview: Result<Preview, DecisionRefusal>;
  /**
   * The gate's judgment; null if the ledger's rules refuse the order, because the gate is not asked
   * then.
   */
  readonly gate: Result<void, RiskRefusal> | null;
}

/** Returns the fill of an order that neither the rules nor the gate refuse. */
export function fillOf({ preview, gate }: Verdict): Result<Fill, DecisionRefusal | RiskRefusal> {
  if (!preview.ok) return preview;
  return gate?.ok === false ? gate : ok(preview.value.fill);
}

/** Judges an order that was placed on a working copy of the account, within the transaction. */
export type OrderGuard = (
  view: CommandView,
  order: OrderRow,
  pending: () => TradedInDay,
) => Result<void, RiskRefusal>;

export interface OrderDeciderOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'earlier'>;
  readonly valuer: { prepare(assumed?: ReadonlyMap<Ticker, PriceE4>): Promise<ValueAccount> };
  /** Judges the orders of agents. */
  readonly gate: Pick<RiskGate, 'guardFor'>;
  /** Holds the difference between the ledger and its trades, if one was found. */
  readonly verifier: { readonly difference: object | undefined };
  readonly prices: Pick<PriceReader, 'quote'>;
  readonly universe: Symbols;
}

/** Converts requests to orders, and prepares the decision for trades and previews. */
export class OrderDecider {
  readonly #options: OrderDeciderOptions;

  constructor(options: OrderDeciderOptions) {
    this.#options = options;
  }

  /** Refuses if the ledger is damaged or does not agree with its own trades. */
  soundness(): Result<void, 'ledger_inconsistent'> {
    if (!this.#options.verifier.difference) return ok(undefined);
    return refuse(
      'ledger_inconsistent',
      'The ledger is damaged or does not agree with its own trades, so nothing is traded until it is mended.',
    );
  }

  /**
   * Prepares the gate's judgment of a placed order, at the worst price at which it may be filled. A
   * person's order is allowed.
   */
  async guard(by: Trader): Promise<OrderGuard> {
    const { valuer, gate } = this.#options;
    const guard = await gate.guardFor(by.principal, by.request);
    if (!guard) return () => ok(undefined);
    const valueAccount = await valuer.prepare();
    return (view, order, pending) => guard(worstTrade(view, order, pending(), valueAccount));
  }

  /** Prepares the valuation of the account at the latest prices. */
  valuation(): Promise<ValueAccount> {
    return this.#options.valuer.prepare();
  }

  /** Returns the order of a request, or a refusal if the request is not a valid order. */
  async order(request: TradeRequest, by: Trader): Promise<Result<Order, OrderRefusal>> {
    const sound = this.soundness();
    if (!sound.ok) return sound;
    const order = await this.#read(request, by);
    if (order.ok || request.client_order_id === undefined) return order;
    const { ledger, account_id } = this.#options;
    const earlier = await ledger.earlier(account_id, request.client_order_id);
    return earlier && !isRepeat(earlier, plainOrder(request), by) ? clientIdConflict() : order;
  }

  async #read(request: TradeRequest, by: Trader): Promise<Result<Order, OrderRefusal>> {
    const { universe } = this.#options;
    const { ticker, side } = request;
    const size = parseSize(request);
    if (!size.ok) return size;
    const instrument = await findInstrument(universe, ticker);
    if (!instrument.ok) return instrument;
    return ok({
      ticker,
      side,
      size: size.value,
      ...originOf(by),
      by_agent: by.principal.kind !== 'person',
      client_order_id: request.client_order_id ?? null,
      request_hash: requestHash(plainOrder(request)),
    });
  }

  /**
   * Prepares the decision of an order: the rules, and for an agent the gate.
   *
   * @param assumed prices of positions that exist only in a rehearsal
   */
  async decision(
    order: Order,
    by: Trader,
    assumed?: ReadonlyMap<Ticker, PriceE4>,
  ): Promise<Decide<DecisionRefusal | RiskRefusal>> {
    const { prices, valuer, gate } = this.#options;
    const guard = await gate.guardFor(by.principal, by.request);
    if (!guard) return (view) => decideOrder(view, order, prices.quote(order.ticker));
    const valueAccount = await valuer.prepare(assumed);
    return (view) => fillOf(this.#judge(view, order, valueAccount, guard));
  }

  /** Prepares the preview of an order. The gate allows every order of a person. */
  async preview(order: Order, by: Trader): Promise<(view: LedgerView) => Verdict> {
    const { valuer, gate } = this.#options;
    const guard = await gate.guardFor(by.principal, by.request);
    const valueAccount = await valuer.prepare();
    return (view) => this.#judge(view, order, valueAccount, guard);
  }

  #judge(
    view: LedgerView,
    order: Order,
    valueAccount: ValueAccount,
    guard: TradeGuard | undefined,
  ): Verdict {
    const price = this.#options.prices.quote(order.ticker);
    const preview = previewOrder(view, order, price, valueAccount);
    if (!preview.ok) return { preview, gate: null };
    if (!guard) return { preview, gate: ok(undefined) };
    if (!view.agent_trading) throw new Error('a guard judges only orders of agents');
    return { preview, gate: guard(intendedTrade(order, preview.value, view.agent_trading)) };
  }
}
