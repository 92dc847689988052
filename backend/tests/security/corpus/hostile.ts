/** A request that must not get what it is after. */
export interface Hostile {
  readonly what: string;
  readonly bytes: string;
  /** What may be answered; 0 stands for hanging up without a word. */
  readonly statuses: readonly number[];
}

export const hostile = (what: string, bytes: string, ...statuses: readonly number[]): Hostile => ({
  what,
  bytes,
  statuses,
});
