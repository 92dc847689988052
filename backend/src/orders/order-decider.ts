import type { Ticker, TradeRequest } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { type Actor, originOf } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type DecisionRefusal, decideOrder } from '../ledger/decide-order.ts';
import type { Decide } from '../ledger/execute-order.ts';
import type { Fill } from '../ledger/fill.ts';
import { type Order, parseSize } from '../ledger/order.ts';
import { type Preview, previewOrder } from '../ledger/preview.ts';
import type { ValueAccount } from '../ledger/valuation.ts';
import type { LedgerView } from '../ledger/view.ts';
import { findInstrument, type PriceReader, type Symbols } from '../market/index.ts';
import type { AgentRequest, RiskGate } from '../risk/gate.ts';
import { intendedTrade, type TradeGuard } from '../risk/guard.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import type { OrderRefusal } from './refusals.ts';

/** Who orders a trade. */
export interface Trader extends Actor {
  /** What the gate judges an agent's order by besides the order itself. */
  readonly request?: AgentRequest;
}

/** What would become of an order. */
export interface Verdict {
  /** What it would do; a refusal if the rules of the ledger do not allow it. */
  readonly preview: Result<Preview, DecisionRefusal>;
  /** What the gate says to it; null if the rules refuse it, so that the gate is not asked. */
  readonly gate: Result<void, RiskRefusal> | null;
}

/** Returns the fill of an order that neither the rules nor the gate refuse. */
export function fillOf({ preview, gate }: Verdict): Result<Fill, DecisionRefusal | RiskRefusal> {
  if (!preview.ok) return preview;
  return gate?.ok === false ? gate : ok(preview.value.fill);
}

export interface OrderDeciderOptions {
  readonly valuer: { prepare(assumed?: ReadonlyMap<Ticker, PriceE4>): Promise<ValueAccount> };
  /** Judges the orders of agents. */
  readonly gate: Pick<RiskGate, 'guardFor'>;
  /** Tells whether the ledger's rows still agree with each other. */
  readonly verifier: { readonly difference: object | undefined };
  readonly prices: Pick<PriceReader, 'quote'>;
  readonly universe: Symbols;
}

/** Reads requests as orders and prepares what decides them, for a trade and for a preview alike. */
export class OrderDecider {
  readonly #options: OrderDeciderOptions;

  constructor(options: OrderDeciderOptions) {
    this.#options = options;
  }

  /** Returns a request as an order, unless it can be none. */
  async order(request: TradeRequest, by: Trader): Promise<Result<Order, OrderRefusal>> {
    const { universe, verifier } = this.#options;
    const { ticker, side } = request;
    if (verifier.difference) {
      return refuse(
        'ledger_inconsistent',
        'The ledger is damaged or does not agree with its own trades, so nothing is traded until it is mended.',
      );
    }
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
    });
  }

  /**
   * Prepares what decides an order: the rules, and for an agent the gate.
   *
   * @param assumed prices of what is only rehearsed to be held
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

  /** Prepares what previews an order. A person's is allowed by the gate. */
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
    if (!view.agent_trading) throw new Error('only an order of an agent is shown to a guard');
    return { preview, gate: guard(intendedTrade(order, preview.value, view.agent_trading)) };
  }
}
