import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../kernel/money.ts';
import type { Actor } from '../../kernel/principal.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { CommandView } from '../../ledger/command.ts';
import type { StepMarket } from '../../ledger/orders/matching/market.ts';
import type { ValueAccount } from '../../ledger/valuation.ts';
import type { AgentRequest, CancelGuard, RiskGate } from '../../risk/gate.ts';
import type { RiskRefusal } from '../../risk/refusals.ts';
import { type Intended, worstTrade } from '../../risk/worst-trade.ts';

/** The actor who places an order. */
export interface Trader extends Actor {
  /** For an agent: what the gate needs to know besides the order. */
  readonly request?: AgentRequest;
}

/** Judges an order that was placed on a working copy of the account, within the transaction. */
export type OrderGuard = (
  view: CommandView,
  intended: Intended,
  market: StepMarket | undefined,
) => Result<void, RiskRefusal>;

/** Prices of positions that exist only in a rehearsal, by ticker. */
export type AssumedPrices = ReadonlyMap<Ticker, PriceE4>;

export interface OrderGuardsOptions {
  readonly valuer: { prepare(assumed?: AssumedPrices): Promise<ValueAccount> };
  readonly gate: Pick<RiskGate, 'guardFor' | 'cancelGuardFor'>;
}

/** Prepares the gate's judgment of the orders of an account. */
export class OrderGuards {
  readonly #options: OrderGuardsOptions;

  constructor(options: OrderGuardsOptions) {
    this.#options = options;
  }

  /**
   * Prepares the judgment of an order, at the worst price at which it may be filled. A person's order
   * is allowed.
   */
  async of(by: Trader, assumed?: AssumedPrices): Promise<OrderGuard> {
    const { valuer, gate } = this.#options;
    const guard = await gate.guardFor(by.principal, by.request);
    if (!guard) return () => ok(undefined);
    const valueAccount = await valuer.prepare(assumed);
    return (view, intended, market) =>
      guard(worstTrade(view, intended, { market, cause: by.cause, valueAccount }));
  }

  /** Returns what judges the cancellations of an actor. */
  ofCancel(by: Trader): CancelGuard {
    return this.#options.gate.cancelGuardFor(by.principal, by.request);
  }
}
