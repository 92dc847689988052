import type { AssistantSettings } from '@finally/contract';
import { type Cents, priceToJson, roundToPrice } from '../kernel/money.ts';
import { ASSISTANT, type Principal } from '../kernel/principal.ts';
import { type Result, refuse } from '../kernel/result.ts';
import type { IntendedTrade, TradeGuard } from './guard.ts';
import { type ActionStanding, judgeAction, judgeLimits, limitBasisPoints } from './limits.ts';
import { judgePrice } from './price-band.ts';
import type { RiskRefusal } from './refusals.ts';

/** What a person approved. */
export interface Approval {
  /** Dollars a share; null if none was shown. */
  readonly shown_price: number | null;
  /** Called with the price that the trade was judged at, in dollars a share. */
  priced(price: number): void;
}

/** What an agent's order follows from: its message, a person's approval, and the ledger it was meant for. */
export interface AgentRequest extends ActionStanding {
  /** The price that a person approved; null if the price does not matter. */
  readonly approval: Approval | null;
  /** The ledger that the order was made for; null for the current one. */
  readonly ledger: number | null;
}

/** An order that nothing came before and that nobody approved: as a program sends it. */
const UNAPPROVED: AgentRequest = {
  actions_before: 0,
  approved: false,
  approval: null,
  ledger: null,
};

export interface RiskGateOptions {
  readonly settings: { current(): AssistantSettings };
  readonly values: { valueAtDayStart(): Promise<Cents> };
}

/** The one gate for every agent: halt, mode, limits and approvals, judged inside the transaction. */
export class RiskGate {
  readonly #options: RiskGateOptions;

  constructor(options: RiskGateOptions) {
    this.#options = options;
  }

  /**
   * Prepares the guard that judges an order of a principal; undefined for a
   * person, who is bound by the rules of the ledger only.
   */
  async guardFor(
    principal: Pick<Principal, 'kind' | 'source'>,
    request: AgentRequest = UNAPPROVED,
  ): Promise<TradeGuard | undefined> {
    if (principal.kind === 'person') return undefined;
    const { settings, values } = this.#options;
    const day_start_cents = await values.valueAtDayStart();
    return (trade) => {
      const judged = judge(settings.current(), request, trade, day_start_cents);
      return judged.ok || principal.source === ASSISTANT ? judged : forProgram(judged.error);
    };
  }
}

/**
 * Judges an agent's order as of the moment it is made. Pure but for telling the
 * approval its price. Refuses in the order of `RISK_REFUSALS`.
 */
function judge(
  settings: AssistantSettings,
  { actions_before, approved, approval, ledger }: AgentRequest,
  trade: IntendedTrade,
  day_start_cents: Cents,
): Result<void, RiskRefusal> {
  if (ledger !== null && trade.ledger !== ledger) return outdated();
  const allowed = judgeAction(settings, { actions_before, approved });
  if (!allowed.ok) return allowed;
  if (approval) {
    approval.priced(priceToJson(trade.price_e4));
    const { shown_price } = approval;
    const priced = judgePrice(trade.ticker, trade.price_e4, {
      shown_e4: shown_price === null ? null : roundToPrice(shown_price),
      band_bp: limitBasisPoints(settings.approval_price_band_percent) ?? 0,
    });
    if (!priced.ok) return priced;
  }
  return judgeLimits(settings, trade, day_start_cents);
}

/** Refuses what was proposed for a ledger that a reset has closed. */
export const outdated = () =>
  refuse(
    'proposal_outdated',
    'The portfolio was reset after this was proposed. Ask for it again if you still want it.',
  );

/** A refusal as a program reads it, which cannot wait for an approval. */
const forProgram = ({ code, detail }: { code: RiskRefusal; detail: string }) =>
  refuse(
    code,
    code === 'assistant_approval_needed'
      ? 'Orders of agents need the approval of a person, and an order over the API cannot wait for one.'
      : `A program that trades with the token is held to the limits of the assistant. ${detail}`,
  );
