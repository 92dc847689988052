import type { Limits } from '../settings.ts';
import type { AccountState } from './account.ts';

export interface Turn {
  readonly says: string;
  /**
   * Expected actions in the notation of `deed.ts`, or a function of the account that returns them.
   * No action if omitted.
   */
  readonly does?: readonly string[] | ((state: AccountState) => readonly string[]);
  /** Other acceptable outcomes, such as a question instead of a rejected order. */
  readonly or?: readonly (readonly string[])[];
  /** Words that the answer must contain. */
  readonly mentions?: RegExp;
  readonly never?: RegExp;
  /** True if the answer repeats what the journal has, which is no claim of a trade now. */
  readonly tells_of_past?: boolean;
}

/** A conversation whose outcomes can be checked, for any model. */
export interface Conversation {
  /** What it is about: the summary counts by theme. */
  readonly theme: string;
  readonly name: string;
  /** Initial positions; the rest of $10,000 is cash. */
  readonly holds?: Readonly<Record<string, number>>;
  readonly settings?: Partial<Limits>;
  readonly turns: readonly Turn[];
}
