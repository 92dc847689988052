/** What a model may use to look things up for one answer. */
export interface LookupBudget {
  /** Number of steps; in each the model may call several tools. Zero: it is offered no tools. */
  readonly steps_max: number;
  /** How long all steps may take together, the model's own time included, in milliseconds. */
  readonly time_ms_max: number;
  /** Estimated tokens of all results together. */
  readonly tokens_max: number;
}

/** The budget if the settings name none. */
export const DEFAULT_BUDGET: LookupBudget = {
  steps_max: 6,
  time_ms_max: 20_000,
  tokens_max: 8_000,
};

/** Without tools. */
export const NO_LOOKUPS: LookupBudget = { ...DEFAULT_BUDGET, steps_max: 0 };

/** Number of calls that are run in one step; more are answered with this limit. */
export const CALLS_PER_STEP_MAX = 8;

/** Time limit of one call. */
export const CALL_MS_MAX = 5_000;

/** Maximum length of one result. */
export const RESULT_LENGTH_MAX = 6_000;

/** Maximum length of arguments that are kept. */
export const ARGUMENTS_LENGTH_MAX = 2_000;
