import type { AssistantSettings, AssistantSettingsChange } from '@finally/contract';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Timer, toIso, type WallClock } from '../kernel/time/clock.ts';
import type { AccountWork } from '../ledger/command.ts';
import { DEFAULT_SETTINGS } from '../risk/limits.ts';
import type { AssistantRefusal } from './refusals.ts';
import type { AssistantStore } from './store.ts';

export interface AssistantSettingsServiceOptions {
  readonly account_id: string;
  readonly store: AssistantStore;
  readonly clock: WallClock;
  /** Cancels the open orders of agents; written together with a halt. */
  readonly cancelOrders: AccountWork;
  /** Called if a restriction is in force but could not be stored. */
  readonly onError: (error: unknown) => void;
}

/** Settings that take effect before they are stored, because they only restrict. */
type Restriction = Partial<Pick<AssistantSettings, 'halted' | 'mode'>>;

type Changes = {
  readonly [Name in keyof AssistantSettings]?: AssistantSettings[Name] | undefined;
};

const RETRY_MS = 1_000;

/** The settings of the assistant, available synchronously, even inside a transaction. */
export class AssistantSettingsService {
  readonly #options: AssistantSettingsServiceOptions;
  #current: AssistantSettings;
  /** In force but not stored yet. */
  #unwritten: Restriction = {};
  /** Changes run one at a time. */
  #turn: Promise<unknown> = Promise.resolve();
  #retry: Timer | undefined;
  #isStopped = false;

  private constructor(options: AssistantSettingsServiceOptions, current: AssistantSettings) {
    this.#options = options;
    this.#current = current;
  }

  static async open(options: AssistantSettingsServiceOptions): Promise<AssistantSettingsService> {
    const saved = await options.store.settings(options.account_id);
    return new AssistantSettingsService(
      options,
      saved ? { ...saved, saved: true } : DEFAULT_SETTINGS,
    );
  }

  current(): AssistantSettings {
    return this.#current;
  }

  /**
   * Applies settings to all later decisions, including those of running answers. A halt in force
   * stays, whatever the change contains, and a halt in the change takes effect even if the rest
   * does not.
   *
   * Refuses with `assistant_settings_conflict` if the change was not made from the newest version,
   * and with `database_unavailable` if only the halt is in force because nothing can be stored.
   *
   * @throws if the change cannot be stored and contains no halt
   */
  save(
    change: AssistantSettingsChange,
  ): Promise<Result<AssistantSettings, AssistantRefusal<'changeSettings'>>> {
    return this.#assignInOrder(async () => {
      const { version, halted, saved: _saved, ...limits } = change;
      const isNewest = version === this.#current.version;
      if (halted) this.#restrict({ halted: true });
      if (!isNewest) {
        await this.#writeRestriction();
        return conflict(this.#current);
      }
      try {
        await this.#write(limits, this.#current.version + 1);
        return ok(this.#current);
      } catch (error) {
        if (!halted || !this.#options.store.isUnavailable(error)) throw error;
        this.#tryLater(error);
        return onlyHalted();
      }
    });
  }

  /**
   * Stops the assistant at once, even during an answer. It stays stopped if that cannot be stored;
   * `saved` is false until it is.
   */
  halt(): Promise<AssistantSettings> {
    return this.#restrictNow({ halted: true });
  }

  /** Sets the mode to read-only at once, in the same way as `halt`. */
  readOnly(): Promise<AssistantSettings> {
    return this.#restrictNow({ mode: 'read_only' });
  }

  /**
   * Ends a halt. A halt requested meanwhile stays in force.
   *
   * @throws if it cannot be stored; the halt stays in force then
   */
  resume(): Promise<AssistantSettings> {
    return this.#assignInOrder(async () => {
      await this.#write({ halted: false }, this.#current.version + 1);
      return this.#current;
    });
  }

  /** Stops retrying to store a restriction. */
  stop(): void {
    this.#isStopped = true;
    this.#retry?.cancel();
  }

  #restrictNow(restriction: Restriction): Promise<AssistantSettings> {
    this.#restrict(restriction);
    return this.#assignInOrder(async () => {
      await this.#writeRestriction();
      return this.#current;
    });
  }

  #restrict(restriction: Restriction): void {
    const next = { ...this.#current, ...restriction };
    if (next.halted === this.#current.halted && next.mode === this.#current.mode) return;
    this.#unwritten = { ...this.#unwritten, ...restriction };
    this.#current = { ...next, version: next.version + 1, saved: false };
  }

  /** Stores what is in force, or tries again later. */
  async #writeRestriction(): Promise<void> {
    if (this.#current.saved) return;
    try {
      await this.#write({}, this.#current.version);
    } catch (error) {
      this.#tryLater(error);
    }
  }

  #tryLater(error: unknown): void {
    this.#options.onError(error);
    this.#retry?.cancel();
    if (this.#isStopped) return;
    this.#retry = this.#options.clock.after(RETRY_MS, () => {
      void this.#assignInOrder(() => this.#writeRestriction());
    });
  }

  async #write(changes: Changes, version: number): Promise<void> {
    const { account_id, store, clock } = this.#options;
    const { saved: _saved, ...next } = { ...this.#current, ...withoutGaps(changes), version };
    const written = this.#unwritten;
    this.#unwritten = {};
    try {
      const work = next.halted ? this.#options.cancelOrders : undefined;
      await store.saveSettings(account_id, next, toIso(clock.now_ms()), work);
    } catch (error) {
      this.#unwritten = { ...written, ...this.#unwritten };
      throw error;
    }
    this.#current = { ...next, saved: true };
    // Restrictions made while this was stored stay in force.
    this.#restrict(this.#unwritten);
  }

  #assignInOrder<Value>(change: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(change);
    // A failed change rejects for its own caller only.
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** Returns the changes without undefined fields. */
const withoutGaps = (changes: Changes): Partial<AssistantSettings> =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<AssistantSettings>;

const conflict = ({ version, halted }: AssistantSettings) =>
  refuse(
    'assistant_settings_conflict',
    `The settings were changed meanwhile and are at version ${version} now. ` +
      `${halted ? 'The assistant is paused. Nothing else' : 'Nothing'} was changed: read them again.`,
  );

const onlyHalted = () =>
  refuse(
    'database_unavailable',
    'The assistant is paused, but the database cannot be written at the moment: the pause is ' +
      'written down as soon as it can be, and nothing else was changed.',
  );
