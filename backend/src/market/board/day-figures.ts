import type { Ticker, DayFigures as WireDayFigures } from '@finally/contract';
import { type PriceE4, priceE4, priceToJson } from '../../kernel/money.ts';

/** The figures of one instrument's day so far. */
export interface DayFigures {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly open_e4: PriceE4;
  readonly high_e4: PriceE4;
  readonly low_e4: PriceE4;
  /** Shares traded today. */
  readonly volume: number;
  /** Shares that are usually traded; null if unknown. */
  readonly usual_volume: number | null;
  readonly timestamp_ms: number;
}

/** Returns a change in per cent of its base, to four decimals. */
const percentOf = (change_e4: number, base_e4: number): number =>
  Math.round((change_e4 / base_e4) * 1_000_000) / 10_000;

/** Returns the change since the previous close in per cent, to four decimals. */
export const changePercent = ({ price_e4, previous_close_e4 }: DayFigures): number =>
  percentOf(price_e4 - previous_close_e4, previous_close_e4);

/** Returns the open relative to the previous close in per cent, to four decimals. */
export const gapPercent = ({ open_e4, previous_close_e4 }: DayFigures): number =>
  percentOf(open_e4 - previous_close_e4, previous_close_e4);

/** Returns the volume as a multiple of the usual one, to hundredths; null if that is not known. */
export const relativeVolume = ({ volume, usual_volume }: DayFigures): number | null =>
  usual_volume === null || usual_volume <= 0
    ? null
    : Math.round((100 * volume) / usual_volume) / 100;

/** Converts figures to their form on the wire. */
export const toDayFigures = (figures: DayFigures, name: string): WireDayFigures => ({
  ticker: figures.ticker,
  name,
  price: priceToJson(figures.price_e4),
  change: priceToJson(priceE4(figures.price_e4 - figures.previous_close_e4)),
  change_percent: changePercent(figures),
  open: priceToJson(figures.open_e4),
  high: priceToJson(figures.high_e4),
  low: priceToJson(figures.low_e4),
  previous_close: priceToJson(figures.previous_close_e4),
  gap_percent: gapPercent(figures),
  volume: figures.volume,
  relative_volume: relativeVolume(figures),
});
