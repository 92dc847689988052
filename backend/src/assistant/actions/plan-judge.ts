import type { Waiting } from '@finally/contract';
import { alertsBorneOut } from './alerts/alert-judge.ts';
import type { Mandate, MandatedChange, MandatedTrade } from './mandate.ts';
import { comparableTicker, isQuantityWithin, ordersBorneOut } from './orders/order-judge.ts';
import type { ProposedAction } from './proposed-actions.ts';

/**
 * Compares each action of a plan with what the person's message authorizes. Pure: the same plan and
 * mandate are judged the same after a restart.
 *
 * @returns for each action null if the message authorizes it, otherwise why it waits
 */
export function judgePlan(
  actions: readonly ProposedAction[],
  mandate: Mandate,
): readonly (Waiting | null)[] {
  if (mandate.kind === 'open') {
    return actions.map(({ kind }) =>
      kind === 'trade' || kind === 'watchlist' ? null : notAskedFor(ORDERS_NOT_OPEN),
    );
  }
  if (mandate.kind === 'none') {
    return actions.map(() => notAskedFor(`${mandate.because} It waits for your approval.`));
  }
  const trades = tradesBorneOut(actions, mandate.trades);
  const changes = changesBorneOut(actions, mandate.changes);
  const { placements = [], order_changes = [], cancels = [], alerts = [] } = mandate;
  const alerted = alertsBorneOut(actions, alerts);
  const orders = ordersBorneOut(actions, { placements, order_changes, cancels });
  return actions.map((_, index) =>
    [trades, changes, orders, alerted].some((borne) => borne.has(index))
      ? null
      : notAskedFor(describeDifference(mandate.reading)),
  );
}

const ORDERS_NOT_OPEN =
  'Your message leaves the choice of trades open, but names no order with a price. It waits for your approval.';

const notAskedFor = (detail: string): Waiting => ({ code: 'not_asked_for', detail });

const describeDifference = (reading: string): string =>
  reading === ''
    ? 'Your message asks for something else. It waits for your approval.'
    : `Your message was read as: ${reading}. This is something else, so it waits for your approval.`;

/**
 * Returns the positions of the trades that the mandate authorizes; each mandated trade authorizes
 * one.
 */
function tradesBorneOut(
  actions: readonly ProposedAction[],
  mandated: readonly MandatedTrade[],
): ReadonlySet<number> {
  const borne = new Set<number>();
  const planned = [...actions.entries()].flatMap(([place, action]) =>
    action.kind === 'trade' ? [{ place, ...action.request }] : [],
  );
  // Exact ones first, and the smallest first, so that no trade uses a mandate that another needs.
  const byNeed = [...mandated].sort(
    (a, b) => Number(a.by_value) - Number(b.by_value) || a.quantity - b.quantity,
  );
  for (const trade of byNeed) {
    const match = planned
      .filter(
        ({ place, ticker, side, quantity }) =>
          !borne.has(place) &&
          side === trade.side &&
          comparableTicker(ticker) === trade.ticker &&
          isQuantityWithin(quantity, trade),
      )
      .sort((a, b) => a.quantity - b.quantity)[0];
    if (match) borne.add(match.place);
  }
  return borne;
}

/** Returns the positions of the watchlist changes that the mandate authorizes, each once. */
function changesBorneOut(
  actions: readonly ProposedAction[],
  mandated: readonly MandatedChange[],
): ReadonlySet<number> {
  const borne = new Set<number>();
  for (const { ticker, change } of mandated) {
    const place = actions.findIndex(
      (action, index) =>
        action.kind === 'watchlist' &&
        !borne.has(index) &&
        action.request.change === change &&
        comparableTicker(action.request.ticker) !== undefined &&
        comparableTicker(action.request.ticker) === comparableTicker(ticker),
    );
    if (place >= 0) borne.add(place);
  }
  return borne;
}
