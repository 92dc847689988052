import type { AssistantSettings } from '@finally/contract';
import type { AssistantStore } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import { DEFAULT_SETTINGS } from './policy.ts';

export interface SettingsDeskOptions {
  readonly account_id: string;
  readonly store: AssistantStore;
  readonly clock: Clock;
}

/** What the assistant may do, at hand at any moment: also in the middle of a transaction. */
export class SettingsDesk {
  readonly #options: SettingsDeskOptions;
  #current: AssistantSettings;

  private constructor(options: SettingsDeskOptions, current: AssistantSettings) {
    this.#options = options;
    this.#current = current;
  }

  static async open(options: SettingsDeskOptions): Promise<SettingsDesk> {
    const saved = await options.store.settings(options.account_id);
    return new SettingsDesk(options, saved ?? DEFAULT_SETTINGS);
  }

  current(): AssistantSettings {
    return this.#current;
  }

  /** Puts settings in force for whatever is decided from now on, in answers under way too. */
  async change(settings: AssistantSettings): Promise<AssistantSettings> {
    const { account_id, store, clock } = this.#options;
    // A halt holds even where it cannot be written down.
    if (settings.halted) this.#current = { ...this.#current, halted: true };
    await store.saveSettings(account_id, settings, toIso(clock.now_ms()));
    this.#current = settings;
    return settings;
  }
}
