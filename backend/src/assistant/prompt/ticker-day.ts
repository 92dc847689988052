import type { Ticker } from '@finally/contract';
import { priceToJson } from '../../kernel/money.ts';
import {
  changePercent,
  type DayFigures,
  type MarketBoard,
  relativeVolume,
  type Universe,
} from '../../market/index.ts';

/** The mean change of several instruments today. */
export interface GroupMove {
  /** `SPY`, or the name of a sector. */
  readonly name: string;
  /** Per cent since the previous close. */
  readonly percent: number;
  readonly instruments: number;
}

/** A ticker's day, beside that of the market and of its sector. Prices are in dollars per share. */
export interface TickerDay {
  readonly ticker: Ticker;
  readonly price: number;
  /** Per cent since the previous close. */
  readonly percent: number;
  readonly open: number;
  readonly low: number;
  readonly high: number;
  /** Volume as a multiple of the usual one until this time of the day; null if that is not known. */
  readonly relative_volume: number | null;
  /** The fund that follows the index; null if it is not covered. */
  readonly market: GroupMove | null;
  /** The other instruments of its sector; null if too few are covered. */
  readonly sector: GroupMove | null;
}

/** Follows the index of the whole market. */
export const MARKET_FUND = 'SPY' as Ticker;
/** Fewer other instruments say nothing about a sector. */
const SECTOR_MIN = 3;

/** Returns the day of a ticker; undefined if it is not covered. */
export function tickerDayOf(
  ticker: Ticker,
  board: Pick<MarketBoard, 'view'>,
  universe: Universe,
): TickerDay | undefined {
  const { figures } = board.view();
  const own = figures.find((each) => each.ticker === ticker);
  if (!own) return undefined;
  return {
    ticker,
    price: priceToJson(own.price_e4),
    percent: changePercent(own),
    open: priceToJson(own.open_e4),
    low: priceToJson(own.low_e4),
    high: priceToJson(own.high_e4),
    relative_volume: relativeVolume(own),
    market: marketMove(ticker, figures),
    sector: sectorMove(ticker, figures, universe),
  };
}

function marketMove(ticker: Ticker, figures: readonly DayFigures[]): GroupMove | null {
  const fund = figures.find((each) => each.ticker === MARKET_FUND);
  if (!fund || ticker === fund.ticker) return null;
  return { name: MARKET_FUND, percent: changePercent(fund), instruments: 1 };
}

function sectorMove(
  ticker: Ticker,
  figures: readonly DayFigures[],
  universe: Universe,
): GroupMove | null {
  const sector = universe.get(ticker)?.sector;
  if (sector === undefined || sector === 'ETF') return null;
  const others = figures.filter(
    (each) => each.ticker !== ticker && universe.get(each.ticker)?.sector === sector,
  );
  if (others.length < SECTOR_MIN) return null;
  const sum = others.reduce((total, each) => total + changePercent(each), 0);
  return { name: sector, percent: sum / others.length, instruments: others.length };
}
