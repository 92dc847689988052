import type { ChatSuggestions } from '@finally/contract';
import { dateOf, utcCalendar } from '../../kernel/time/calendar.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import type { SuggestionStore } from '../store.ts';

export interface SuggestionsOptions {
  readonly account_id: string;
  readonly suggestionStore: SuggestionStore;
  readonly clock: Pick<WallClock, 'now_ms'>;
}

/** What the chat suggests to ask, once a day until it is dismissed or taken up. */
export class Suggestions {
  readonly #options: SuggestionsOptions;

  constructor(options: SuggestionsOptions) {
    this.#options = options;
  }

  /** Returns the suggestion of today. */
  async current(): Promise<ChatSuggestions> {
    const { account_id, suggestionStore } = this.#options;
    const day = this.#today();
    const dismissed = await suggestionStore.dismissedOn(account_id);
    const isOpen = dismissed === undefined || dismissed < day;
    return { suggestion: isOpen ? { kind: 'morning_brief', message: 'Morning brief', day } : null };
  }

  /** Dismisses the suggestions up to a day, at most up to today. */
  async dismiss(day = this.#today()): Promise<ChatSuggestions> {
    const { account_id, suggestionStore } = this.#options;
    const today = this.#today();
    await suggestionStore.dismiss(account_id, day < today ? day : today);
    return this.current();
  }

  #today(): string {
    return dateOf(utcCalendar, this.#options.clock.now_ms());
  }
}
