import { MEMORIES_MAX } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import { roundToPrice } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { SerialQueue } from '../../kernel/serial-queue.ts';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import type { PriceReader, Universe } from '../../market/index.ts';
import type { RememberedLimit } from '../../risk/remembered-limits.ts';
import type { AssistantRefusal } from '../refusals.ts';
import type { MemoryRow, MemoryStore } from '../store.ts';
import { readMemory } from './read-memory.ts';

export interface AssistantMemoryOptions {
  readonly account_id: string;
  readonly store: MemoryStore;
  readonly universe: Pick<Universe, 'get' | 'search'>;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly clock: WallClock;
  readonly newId: NewId;
}

/**
 * What a person asked the assistant to remember in one account, available synchronously, even inside a
 * transaction. Nothing is stored that nobody asked for.
 */
export class AssistantMemory {
  readonly #options: AssistantMemoryOptions;
  readonly #changes = new SerialQueue();
  #enabled: boolean;
  #rows: readonly MemoryRow[];

  private constructor(
    options: AssistantMemoryOptions,
    enabled: boolean,
    rows: readonly MemoryRow[],
  ) {
    this.#options = options;
    this.#enabled = enabled;
    this.#rows = rows;
  }

  static async open(options: AssistantMemoryOptions): Promise<AssistantMemory> {
    const { store, account_id } = options;
    return new AssistantMemory(
      options,
      await store.isEnabled(account_id),
      await store.list(account_id),
    );
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  /** Everything that is remembered, newest first, also while memory is off. */
  get rows(): readonly MemoryRow[] {
    return this.#rows;
  }

  /** The limits in force; none while memory is off. */
  limits(): readonly RememberedLimit[] {
    if (!this.#enabled) return [];
    return this.#rows.flatMap(({ limit, text }) => (limit ? [{ limit, text }] : []));
  }

  /** Remembers a text. What it says twice is remembered once. */
  remember(text: string): Promise<Result<MemoryRow, AssistantRefusal<'remember'>>> {
    return this.#changes.run(async () => {
      if (!this.#enabled) return memoryOff();
      const known = this.#rows.find((row) => isSame(row.text, text));
      if (known) return ok(known);
      if (this.#rows.length >= MEMORIES_MAX) {
        return refuse(
          'too_many_memories',
          `The assistant remembers ${MEMORIES_MAX} things already. Delete one first.`,
        );
      }
      const { newId } = this.#options;
      const now = this.#now();
      const row = { id: newId(), ...this.#read(text), created_at: now, updated_at: now };
      await this.#put(row);
      return ok(row);
    });
  }

  /** Returns true if a text is a limit that would be enforced. */
  isLimit(text: string): boolean {
    return readMemory(text, this.#options.universe).limit !== null;
  }

  /** Replaces the text of a memory; what it means is read anew. */
  change(id: string, text: string): Promise<Result<MemoryRow, AssistantRefusal<'changeMemory'>>> {
    return this.#changes.run(async () => {
      const known = this.#rows.find((row) => row.id === id);
      if (!known) return unknownMemory();
      const { price_e4, ...read } = this.#read(text);
      // A price counts from when the ticker was first named.
      const kept = read.ticker === known.ticker ? known.price_e4 : price_e4;
      const row = { ...known, ...read, price_e4: kept, updated_at: this.#now() };
      await this.#put(row);
      return ok(row);
    });
  }

  /** Deletes memories for good; ids that are gone are ignored. */
  forget(ids: readonly string[]): Promise<void> {
    return this.#changes.run(async () => {
      await this.#options.store.remove(this.#options.account_id, ids);
      this.#rows = this.#rows.filter(({ id }) => !ids.includes(id));
    });
  }

  /** Turns memory on or off. While it is off nothing of it is used, and all of it is kept. */
  setEnabled(enabled: boolean): Promise<void> {
    return this.#changes.run(async () => {
      await this.#options.store.setEnabled(this.#options.account_id, enabled);
      this.#enabled = enabled;
    });
  }

  async #put(row: MemoryRow): Promise<void> {
    await this.#options.store.put(this.#options.account_id, row);
    this.#rows = [row, ...this.#rows.filter(({ id }) => id !== row.id)].sort((one, other) =>
      other.created_at < one.created_at
        ? -1
        : other.created_at > one.created_at
          ? 1
          : other.id < one.id
            ? -1
            : 1,
    );
  }

  #read(text: string) {
    const { universe, prices } = this.#options;
    const read = readMemory(text, universe);
    const price = read.ticker === null ? undefined : prices.latest(read.ticker)?.price;
    return { ...read, text, price_e4: price === undefined ? null : roundToPrice(price) };
  }

  #now(): string {
    return toIso(this.#options.clock.now_ms());
  }
}

const isSame = (one: string, other: string): boolean => folded(one) === folded(other);

/** A text without what does not change its meaning. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%$.]+/gu, ' ')
    .replace(/[\s.]+$/, '')
    .trim();

const memoryOff = () =>
  refuse(
    'memory_off',
    'The memory of the assistant is off, so nothing was remembered. Turn it on in the Assistant settings.',
  );

export const unknownMemory = () => refuse('not_found', 'There is no such memory.');
