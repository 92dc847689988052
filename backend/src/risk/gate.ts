import type { AssistantSettings } from '@finally/contract';
import { type Cents, priceToJson, roundToPrice } from '../kernel/money.ts';
import { ASSISTANT, type Principal } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { IntendedTrade, TradeGuard } from './guard.ts';
import { type ActionStanding, judgeAction, limitBasisPoints } from './limits.ts';
import { judgePrice } from './price-band.ts';
import type { ActionRefusal, RiskRefusal } from './refusals.ts';
import { judgeLimits, type RememberedLimit } from './remembered-limits.ts';

/** The terms of a person's approval. */
export interface Approval {
  /** Dollars per share; null if no price was shown. */
  readonly shown_price: number | null;
  /** Called with the price at which the trade was judged, in dollars per share. */
  priced(price: number): void;
}

/**
 * The context of an agent's order: its position in its message, a person's approval, and the ledger
 * it was made for.
 */
export interface AgentRequest extends ActionStanding {
  /** The price that a person approved; null if the price does not matter. */
  readonly approval: Approval | null;
  /** The ledger that the order was made for; null for the current one. */
  readonly ledger: number | null;
}

/** The context of an order from a program: no earlier actions and no approval. */
const UNAPPROVED: AgentRequest = {
  actions_before: 0,
  approved: false,
  approval: null,
  ledger: null,
};

export interface RiskGateOptions {
  readonly settings: { current(): AssistantSettings };
  /** What a person asked the assistant to remember as limits; nothing if omitted. */
  readonly memory?: { limits(): readonly RememberedLimit[] } | undefined;
  readonly values: { valueAtDayStart(): Promise<Cents> };
}

/** Judges every order of an agent by halt, mode, limits and approvals, inside the transaction. */
export class RiskGate {
  readonly #options: RiskGateOptions;

  constructor(options: RiskGateOptions) {
    this.#options = options;
  }

  /**
   * Prepares the guard that judges the orders of a principal; undefined for a person, who is bound
   * by the rules of the ledger only.
   */
  async guardFor(
    principal: Pick<Principal, 'kind' | 'source'>,
    request: AgentRequest = UNAPPROVED,
  ): Promise<TradeGuard | undefined> {
    if (principal.kind === 'person') return undefined;
    const { settings, memory, values } = this.#options;
    const day_start_cents = await values.valueAtDayStart();
    return (trade) => {
      const limits = { settings: settings.current(), remembered: memory?.limits() ?? [] };
      const judged = judge(limits, request, trade, day_start_cents);
      return judged.ok || isForPerson(principal, request) ? judged : forProgram(judged.error);
    };
  }

  /**
   * Returns the guard that judges the cancellations of a principal. Those of a person are always
   * allowed.
   */
  cancelGuardFor(
    principal: Pick<Principal, 'kind' | 'source'>,
    request: AgentRequest = UNAPPROVED,
  ): CancelGuard {
    if (principal.kind === 'person') return () => ok(undefined);
    const { settings } = this.#options;
    return () => {
      const judged = judgeAction(settings.current(), request);
      return judged.ok || isForPerson(principal, request) ? judged : forProgram(judged.error);
    };
  }
}

/** Accepts or refuses a cancellation at the moment it is made. */
export type CancelGuard = () => Result<void, ActionRefusal>;

/**
 * Judges an agent's order at the moment it is made. Pure, except that it reports the price to the
 * approval. Refuses in the order of `RISK_REFUSALS`.
 */
function judge(
  {
    settings,
    remembered,
  }: {
    readonly settings: AssistantSettings;
    readonly remembered: readonly RememberedLimit[];
  },
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
  return judgeLimits(settings, remembered, trade, day_start_cents);
}

/** Refuses an action that was proposed for a ledger that a reset has closed. */
export const outdated = () =>
  refuse(
    'proposal_outdated',
    'The portfolio was reset after this was proposed. Ask for it again if you still want it.',
  );

/** Returns true if a person reads the refusal: in the conversation, or after approving. */
const isForPerson = ({ source }: Pick<Principal, 'source'>, { approved }: AgentRequest): boolean =>
  source === ASSISTANT || approved;

/** Rewords a refusal for a program, which cannot wait for an approval. */
const forProgram = <Code extends RiskRefusal>({
  code,
  detail,
}: {
  readonly code: Code;
  readonly detail: string;
}) =>
  refuse(
    code,
    code === 'assistant_approval_needed'
      ? 'Orders of agents need the approval of a person, and an order over the API cannot wait for one.'
      : `A program that trades with the token is held to the limits of the assistant. ${detail}`,
  );
