/** The position of a cell. */
export interface Place {
  /** Line number, counted from 1. */
  readonly line: number;
  /** The column's name in the file. */
  readonly column: string;
}

/** An invalid cell, and what is allowed there. */
export interface Misfit extends Place {
  readonly given: string;
  /** Completes the sentence "… is not". */
  readonly allowed: string;
}
