import type { Side, Ticker } from '@finally/contract';
import type { PriceE4 } from '../../kernel/money.ts';
import { middleOf, Noise, streamOf } from '../sources/simulator/random/noise.ts';

/** The most trades that one side takes in a step. */
const TRADES_MAX = 6;
/** A side takes about √(shares / 40) trades. */
const SHARES_OF_SQUARE = 40;

/** One trade of others. */
export interface Print {
  readonly price_e4: PriceE4;
  /** Whole shares, at least 1. */
  readonly size: number;
  /** Who took. */
  readonly side: Side;
}

/** What decides the trades of a step. */
export interface PrintsOrigin {
  /** Any 32-bit integer. */
  readonly seed: number;
  readonly ticker: Ticker;
  readonly step: number;
  /** Whole shares traded in the step. */
  readonly volume: number;
  readonly bid_e4: PriceE4;
  readonly ask_e4: PriceE4;
  readonly last_e4: PriceE4;
}

/**
 * Divides the volume of a step into trades, oldest first; the same for the same origin. Half of the
 * shares are bought at the ask and half sold at the bid, which is what the fill model lets a queue
 * advance by. The last trade is at the last price, and its side is that of the nearer quote (the quote
 * rule of Lee & Ready 1991). An odd share belongs to that side.
 */
export function printsOf(origin: PrintsOrigin): readonly Print[] {
  const { seed, ticker, step, volume, bid_e4, ask_e4, last_e4 } = origin;
  if (volume <= 0) return [];
  const noise = new Noise(seed);
  const draw = (name: string): number => {
    noise.drawWords(streamOf(`${ticker} ${name}`, 'trades'), step);
    return middleOf(noise.words[0] as number);
  };
  const tilt = 2 * last_e4 - bid_e4 - ask_e4;
  const final: Side = tilt > 0 || (tilt === 0 && draw('side') < 0.5) ? 'buy' : 'sell';
  const half = Math.floor(volume / 2);
  const shares = (side: Side): number => (side === final ? volume - half : half);
  const placed = (['buy', 'sell'] as const).flatMap((side) =>
    divide(shares(side), (index) => draw(`${side} size ${index}`)).map((size, index) => ({
      size,
      side,
      price_e4: side === 'buy' ? ask_e4 : bid_e4,
      at: draw(`${side} time ${index}`),
    })),
  );
  placed.sort((one, other) => one.at - other.at);
  const last = placed.findLastIndex(({ side }) => side === final);
  const [closing] = placed.splice(last, 1);
  return [
    ...placed.map(({ at: _, ...print }) => print),
    ...(closing ? [{ size: closing.size, side: final, price_e4: last_e4 }] : []),
  ];
}

/** Divides shares into parts of at least one share, mostly small ones. */
function divide(shares: number, draw: (index: number) => number): number[] {
  if (shares === 0) return [];
  const wanted = Math.ceil(Math.sqrt(shares / SHARES_OF_SQUARE));
  const count = Math.min(shares, TRADES_MAX, Math.max(1, wanted));
  const weights = Array.from({ length: count }, (_, index) => {
    const weight = draw(index);
    return weight * weight;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight) => 1 + Math.floor(((shares - count) * weight) / sum));
  const rest = shares - parts.reduce((total, part) => total + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}
