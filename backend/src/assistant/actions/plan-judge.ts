import { type Side, TickerSchema, type Waiting, type WatchlistChange } from '@finally/contract';
import { parseDecimal, QUANTITY_SCALE } from '../../kernel/money.ts';
import type { Mandate, MandatedChange, MandatedTrade } from './mandate.ts';

/** An action of a plan, from any model. */
export type PlannedAction =
  | {
      readonly kind: 'trade';
      readonly request: {
        readonly ticker: string;
        readonly side: Side;
        /** Shares. */
        readonly quantity: number;
      };
    }
  | {
      readonly kind: 'watchlist';
      readonly request: { readonly ticker: string; readonly change: WatchlistChange };
    };

/** Millionths of a share, the ledger's unit. */
const SCALE = 10 ** QUANTITY_SCALE;
/** A plan in dollars may trade this share of the mandated quantity, because prices move. */
const BY_VALUE_MIN = 0.99;

/**
 * Compares each action of a plan with what the person's message authorizes. Pure: the same plan and
 * mandate are judged the same after a restart.
 *
 * @returns for each action null if the message authorizes it, otherwise why it waits
 */
export function judgePlan(
  actions: readonly PlannedAction[],
  mandate: Mandate,
): readonly (Waiting | null)[] {
  if (mandate.kind === 'open') return actions.map(() => null);
  if (mandate.kind === 'none') {
    return actions.map(() => notAskedFor(`${mandate.because} It waits for your approval.`));
  }
  const trades = tradesBorneOut(actions, mandate.trades);
  const changes = changesBorneOut(actions, mandate.changes);
  return actions.map((action, index) =>
    (action.kind === 'trade' ? trades : changes).has(index)
      ? null
      : notAskedFor(describeDifference(mandate.reading)),
  );
}

const notAskedFor = (detail: string): Waiting => ({ code: 'not_asked_for', detail });

const describeDifference = (reading: string): string =>
  reading === ''
    ? 'Your message asks for something else. It waits for your approval.'
    : `Your message was read as: ${reading}. This is something else, so it waits for your approval.`;

/** Normalizes a ticker for comparison; undefined if it is not one. */
const tickerOf = (written: string): string | undefined => TickerSchema.safeParse(written).data;

/** Converts to millionths of a share; undefined if it is not a whole number of them. */
const units = (quantity: number): number | undefined => parseDecimal(quantity, QUANTITY_SCALE);

const isWithin = (quantity: number, mandated: MandatedTrade): boolean => {
  const planned = units(quantity);
  if (planned === undefined) return false;
  if (!mandated.by_value) return planned === units(mandated.quantity);
  const limit = mandated.quantity * SCALE;
  return planned <= Math.round(limit) + 1 && planned >= limit * BY_VALUE_MIN;
};

/**
 * Returns the positions of the trades that the mandate authorizes; each mandated trade authorizes
 * one.
 */
function tradesBorneOut(
  actions: readonly PlannedAction[],
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
          tickerOf(ticker) === trade.ticker &&
          isWithin(quantity, trade),
      )
      .sort((a, b) => a.quantity - b.quantity)[0];
    if (match) borne.add(match.place);
  }
  return borne;
}

/** Returns the positions of the watchlist changes that the mandate authorizes, each once. */
function changesBorneOut(
  actions: readonly PlannedAction[],
  mandated: readonly MandatedChange[],
): ReadonlySet<number> {
  const borne = new Set<number>();
  for (const { ticker, change } of mandated) {
    const place = actions.findIndex(
      (action, index) =>
        action.kind === 'watchlist' &&
        !borne.has(index) &&
        action.request.change === change &&
        tickerOf(action.request.ticker) !== undefined &&
        tickerOf(action.request.ticker) === tickerOf(ticker),
    );
    if (place >= 0) borne.add(place);
  }
  return borne;
}
