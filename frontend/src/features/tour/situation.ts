/** What the steps of the tour look at. Compared with the same at the beginning of a step. */
export interface Situation {
  /** The ticker of the active chart. */
  readonly ticker: string;
  /** Whether the pointer or the focus is on a chart that is in view. */
  readonly isChartInUse: boolean;
  readonly interval: string;
  /** Shares of all positions together. */
  readonly held: number;
  /** Whether a dialog explains the price of a fill. */
  readonly isPriceExplained: boolean;
  /** Open orders that sell at a stop. */
  readonly stops: number;
  /** Active price alerts. */
  readonly alerts: number;
  /** Whether a message to the assistant awaits its answer. */
  readonly isAsking: boolean;
  /** Whether the list of shortcuts is open. */
  readonly isListOpen: boolean;
}
