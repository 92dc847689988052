/** A request that must not get what it is after. */
export interface Hostile {
  readonly what: string;
  readonly bytes: string;
  /** The allowed statuses; 0 means closing the connection without an answer. */
  readonly statuses: readonly number[];
}

export const hostile = (what: string, bytes: string, ...statuses: readonly number[]): Hostile => ({
  what,
  bytes,
  statuses,
});
