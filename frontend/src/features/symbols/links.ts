import type { LinkGroup, Ticker } from '@finally/contract';
import {
  type ChartPlace,
  groupAt,
  LINKED_PLACES,
  type LinkedPlace,
  type SelectionState,
  tickerAt,
} from './selection';

/** Returns the tickers of all places. */
const allTickers = (state: SelectionState) =>
  Object.fromEntries(LINKED_PLACES.map((place) => [place, tickerAt(state, place)])) as Record<
    LinkedPlace,
    Ticker
  >;

/** Makes a chart the active one. No place changes its ticker. */
export function withActive(state: SelectionState, active: ChartPlace): Partial<SelectionState> {
  if (active === state.active) return {};
  const tickers = allTickers(state);
  return { active, tickers, ticker: tickers[active] };
}

/**
 * Puts a place into a group, whose ticker it takes over; a group without other places takes the
 * ticker of this one. With null it keeps its ticker from now on.
 */
export function withGroup(
  state: SelectionState,
  place: LinkedPlace,
  group: LinkGroup | null,
): Partial<SelectionState> {
  const tickers = allTickers(state);
  const others = LINKED_PLACES.filter((other) => other !== place);
  const member =
    group === null ? undefined : others.find((other) => groupAt(state, other) === group);
  if (member) tickers[place] = tickers[member];
  return {
    groups: { ...state.groups, [place]: group },
    tickers,
    ticker: tickers[state.active],
  };
}
