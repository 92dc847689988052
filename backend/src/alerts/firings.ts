import type { MarketClock, Timer } from '../kernel/time/clock.ts';
import type { Firing } from './store.ts';

const RETRY_MS = 1_000;

export interface FiringsOptions {
  readonly clock: MarketClock;
  /** Writes them down, all or none. */
  write(firings: readonly Firing[]): Promise<void>;
  /** Told of a write that failed; it is tried again. */
  readonly onError: (error: unknown) => void;
}

/**
 * Brings what fired to the disk, after those who wait for prices have them: all
 * that one moment brought in one transaction, and again where the disk failed.
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

  /** Writes down what is not yet; never rejects. */
  async settle(): Promise<void> {
    await this.#writing;
    if (this.#unwritten.length === 0 || this.#hasStopped) return;
    this.#writing = this.#write();
    await this.#writing;
  }

  /** Writes down what is not yet, and tries no more. What stays unwritten fires again later. */
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
