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
  /** Told that a restriction which is in force could not be written down. */
  readonly onError: (error: unknown) => void;
}

/** What takes effect before it is written down, because it only takes away. */
type Restriction = Partial<Pick<AssistantSettings, 'halted' | 'mode'>>;

type Changes = {
  readonly [Name in keyof AssistantSettings]?: AssistantSettings[Name] | undefined;
};

const RETRY_MS = 1_000;

/** What the assistant may do, at hand at any moment: also in the middle of a transaction. */
export class AssistantSettingsService {
  readonly #options: AssistantSettingsServiceOptions;
  #current: AssistantSettings;
  /** In force, and not written down yet. */
  #unwritten: Restriction = {};
  /** One change after the other. */
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
   * Puts settings in force for whatever is decided from now on, in answers
   * under way too. A halt in force stays, whatever the change says, and a halt
   * that the change asks for takes effect even if the rest of it does not.
   *
   * Refuses with `assistant_settings_conflict` if the change was made from a
   * version that is not the newest, and with `database_unavailable` if only the
   * halt is in force because nothing can be written down.
   *
   * @throws if it cannot be written down and asks for no halt
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
   * Stops the assistant at once, also in the middle of an answer. It stays
   * stopped if that cannot be written down; `saved` is false until it can.
   */
  halt(): Promise<AssistantSettings> {
    return this.#restrictNow({ halted: true });
  }

  /** Sets the mode to read only at once, in the same way as `halt`. */
  readOnly(): Promise<AssistantSettings> {
    return this.#restrictNow({ mode: 'read_only' });
  }

  /**
   * Ends a halt. One that is asked for meanwhile stays in force.
   *
   * @throws if it cannot be written down; the halt is in force then
   */
  resume(): Promise<AssistantSettings> {
    return this.#assignInOrder(async () => {
      await this.#write({ halted: false }, this.#current.version + 1);
      return this.#current;
    });
  }

  /** Stops trying to write down what could not be. */
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

  /** Writes down what is in force, or tries again later. */
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
    // What was restricted while this was written holds on top of it.
    this.#restrict(this.#unwritten);
  }

  #assignInOrder<Value>(change: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(change);
    // One change's failure is its caller's to hear of, not the next one's.
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** Changes without the fields that were left out. */
const withoutGaps = (changes: Changes): Partial<AssistantSettings> =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<AssistantSettings>;

const conflict = ({ version, halted }: AssistantSettings) =>
  refuse(
    'assistant_settings_conflict',
    `The settings were changed meanwhile and are at version ${version} now. ` +
      `${halted ? 'The assistant is halted. Nothing else' : 'Nothing'} was changed: read them again.`,
  );

const onlyHalted = () =>
  refuse(
    'database_unavailable',
    'The assistant is halted, but the database cannot be written at the moment: the halt is ' +
      'written down as soon as it can be, and nothing else was changed.',
  );
