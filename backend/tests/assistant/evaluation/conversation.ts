import type { Limits } from '../settings.ts';
import type { AccountState } from './account.ts';

export interface Turn {
  readonly says: string;
  /** Deeds as `deed.ts` reads them, or what they are given the account at that moment. None where left out. */
  readonly does?: readonly string[] | ((state: AccountState) => readonly string[]);
  /** Further outcomes that are as good: asking back rather than a rejected order, for instance. */
  readonly or?: readonly (readonly string[])[];
  /** Words that the answer has to hold. */
  readonly mentions?: RegExp;
  readonly never?: RegExp;
}

/** A conversation with ends that can be checked, whoever answers. */
export interface Conversation {
  readonly name: string;
  /** Shares that the person holds to begin with; the rest of $10,000 is cash. */
  readonly holds?: Readonly<Record<string, number>>;
  readonly settings?: Partial<Limits>;
  readonly turns: readonly Turn[];
}
