import type { MarketClock, Timer } from '../kernel/time/clock.ts';
import type { Firing } from './store.ts';

const RETRY_MS = 1_000;

export interface FiringsOptions {
  readonly clock: MarketClock;
  /** Stores firings, all or none. */
  write(firings: readonly Firing[]): Promise<void>;
  /** Called if storing fails; it is tried again. */
  readonly onError: (error: unknown) => void;
}

/**
 * Stores firings after the current price subscribers have run: all firings of one moment in one
 * transaction, retried if the disk fails.
 */
export class Firings {
  readonly #options: FiringsOptions;
  #unwritten: readonly Firing[] = [];
  #writing: Promise<void> | undefined;
  #retry: Timer | undefined;
  #hasStopped = false;

  constructor(options: FiringsOptions) {
    this.#options = options;
  }

  add(firings: readonly Firing[]): void {
    this.#unwritten = [...this.#unwritten, ...firings];
    this.#options.clock.soon(() => void this.settle());
  }

  /** Stores the firings that are not stored yet; never rejects. */
  async settle(): Promise<void> {
    await this.#writing;
    if (this.#unwritten.length === 0 || this.#hasStopped) return;
    this.#writing = this.#write();
    await this.#writing;
  }

  /**
   * Stores the remaining firings, without another try. Alerts whose firing is not stored fire again
   * after the next start.
   */
  async stop(): Promise<void> {
    await this.settle();
    this.#hasStopped = true;
    this.#retry?.cancel();
  }

  async #write(): Promise<void> {
    const firings = this.#unwritten;
    this.#unwritten = [];
    try {
      await this.#options.write(firings);
    } catch (error) {
      this.#unwritten = [...firings, ...this.#unwritten];
      this.#retry?.cancel();
      this.#retry = this.#options.clock.after(RETRY_MS, () => void this.settle());
      this.#options.onError(error);
    }
  }
}
