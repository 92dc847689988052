import type { Random } from '../../kernel/random.ts';
import type { Instrument } from '../universe/universe.ts';
import { choleskyFactor, correlate, type LowerTriangle } from './correlation.ts';

/** Seconds of trading in a year: 252 days of six and a half hours. */
export const TRADING_SECONDS_PER_YEAR = 252 * 6.5 * 3600;

/** The return on cash, and what the market pays on top of it, a year. */
const RISK_FREE_RATE = 0.04;
const EQUITY_PREMIUM = 0.05;

/** A jump about every 40 minutes a ticker: with ten tickers one in four minutes. */
const JUMP_PROBABILITY = 1 / 4800;
const JUMP_MIN = 0.02;
const JUMP_MAX = 0.05;

/** The expected yearly return by the capital asset pricing model (Sharpe 1964). */
const drift = ({ beta }: Instrument): number => RISK_FREE_RATE + beta * EQUITY_PREMIUM;

interface Walker {
  readonly instrument: Instrument;
  price: number;
}

/**
 * Prices in dollars that follow correlated geometric Brownian motion with rare
 * jumps of 2 to 5 per cent:
 * `S(t+dt) = S(t)·exp((μ − σ²/2)·dt + σ·√dt·z)` (Hull, Options, Futures, and
 * Other Derivatives, 21.6), with z correlated by sector.
 */
export class GbmSimulator {
  readonly #random: Random;
  readonly #dt: number;
  readonly #walkers = new Map<string, Walker>();
  /** Undefined where the tickers have changed since the last step. */
  #factor: LowerTriangle | undefined;

  /** @param step_ms market time that one step covers */
  constructor(random: Random, step_ms: number) {
    this.#random = random;
    this.#dt = step_ms / 1000 / TRADING_SECONDS_PER_YEAR;
  }

  /** @param price where to begin, in dollars */
  add(instrument: Instrument, price: number): void {
    this.#walkers.set(instrument.ticker, { instrument, price });
    this.#factor = undefined;
  }

  remove(ticker: string): void {
    this.#walkers.delete(ticker);
    this.#factor = undefined;
  }

  /** Moves every price one step on; price by ticker, in dollars. */
  step(): ReadonlyMap<string, number> {
    const walkers = [...this.#walkers.values()];
    this.#factor ??= choleskyFactor(walkers.map(({ instrument }) => instrument));
    const shocks = correlate(
      this.#factor,
      walkers.map(() => this.#random.normal()),
    );
    const prices = new Map<string, number>();
    walkers.forEach((walker, index) => {
      const { volatility, ticker } = walker.instrument;
      const growth = (drift(walker.instrument) - volatility ** 2 / 2) * this.#dt;
      const shock = volatility * Math.sqrt(this.#dt) * (shocks[index] as number);
      walker.price *= Math.exp(growth + shock) * this.#jump();
      prices.set(ticker, walker.price);
    });
    return prices;
  }

  #jump(): number {
    if (this.#random.uniform() >= JUMP_PROBABILITY) return 1;
    const size = JUMP_MIN + (JUMP_MAX - JUMP_MIN) * this.#random.uniform();
    return this.#random.uniform() < 0.5 ? 1 - size : 1 + size;
  }
}
