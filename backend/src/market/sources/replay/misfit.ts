/** Where a cell stands. */
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  /** What the file calls it. */
  readonly column: string;
}

/** A cell that cannot be played, and what would be right there. */
export interface Misfit extends Place {
  readonly given: string;
  /** Continues "… is not". */
  readonly allowed: string;
}
