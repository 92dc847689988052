import type { LinkGroup, Ticker } from '@finally/contract';

export const CHART_PLACES = ['chart_1', 'chart_2', 'chart_3', 'chart_4'] as const;
export type ChartPlace = (typeof CHART_PLACES)[number];

/** The places that show a ticker of their own, each linked with the others of its group. */
export const LINKED_PLACES = [...CHART_PLACES, 'trade'] as const;
export type LinkedPlace = (typeof LINKED_PLACES)[number];

export interface SelectionState {
  /** The ticker of the active chart. Lists, keys and the command line show and change it. */
  ticker: Ticker;
  active: ChartPlace;
  /** The color group of each place: A if it is missing, null for none. */
  groups: Readonly<Partial<Record<LinkedPlace, LinkGroup | null>>>;
  /** The tickers of places that are not linked with the active chart. */
  tickers: Readonly<Partial<Record<LinkedPlace, Ticker>>>;
}

type Groups = Pick<SelectionState, 'groups'>;

export const groupAt = ({ groups }: Groups, place: LinkedPlace): LinkGroup | null =>
  groups[place] === undefined ? 'A' : groups[place];

const areLinked = (state: Groups, one: LinkedPlace, other: LinkedPlace): boolean =>
  one === other || (groupAt(state, one) !== null && groupAt(state, one) === groupAt(state, other));

/** Returns the ticker that a place shows. */
export const tickerAt = (state: SelectionState, place: LinkedPlace): Ticker =>
  areLinked(state, place, state.active) ? state.ticker : (state.tickers[place] ?? state.ticker);

/** Selects a ticker in a place and in all that are linked with it. */
export function withTicker(
  state: SelectionState,
  place: LinkedPlace,
  ticker: Ticker,
): Partial<SelectionState> {
  if (areLinked(state, place, state.active)) return { ticker };
  const linked = LINKED_PLACES.filter((other) => areLinked(state, place, other));
  return { tickers: { ...state.tickers, ...Object.fromEntries(linked.map((at) => [at, ticker])) } };
}
