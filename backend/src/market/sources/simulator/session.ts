/**
 * The time of the simulated market. It counts only steps, so that a seed determines the prices
 * whatever the wall clock does. The first session begins with step 0 and lasts a day of steps; the
 * next one follows at once, because this market never closes. A year of volatility is spread over
 * 252 such sessions.
 *
 * The calendar day (UTC) of a tick's timestamp determines the previous close and the daily bars,
 * but not how prices move.
 */

/** Market time that one step covers. */
export const STEP_MS = 500;

export const SESSIONS_PER_YEAR = 252;
const SESSION_SECONDS = 86_400;
export const TRADING_SECONDS_PER_YEAR = SESSIONS_PER_YEAR * SESSION_SECONDS;

export const STEPS_PER_SESSION = (SESSION_SECONDS * 1000) / STEP_MS;

/** One step in years, the unit of time of volatilities. */
export const STEP_YEARS = 1 / (SESSIONS_PER_YEAR * STEPS_PER_SESSION);

/**
 * Share of all news that comes in the first half hour of a session, because it accumulated before.
 */
const OPENING_NEWS_SHARE = 0.5;
const OPENING = 1 / 48;

/** Returns the position of a step in its session: 0 at the open, up to 1 at the close. */
export const sessionPhase = (step: number): number =>
  (step % STEPS_PER_SESSION) / STEPS_PER_SESSION;

/**
 * Returns variance and volume at a phase of the session, relative to their mean over it: `1 +
 * depth·(3(2u − 1)² − 1)`, high at the open and the close and low between (the U of Wood, McInish &
 * Ord 1985; Admati & Pfleiderer 1988). Its mean is 1.
 *
 * @param depth 0 for a flat day; below 1
 */
export function activityAt(phase: number, depth: number): number {
  const side = 2 * phase - 1;
  return 1 + depth * (3 * side * side - 1);
}

/** Returns the frequency of news at a phase of the session, relative to its mean over it. */
export function newsIntensityAt(phase: number, depth: number): number {
  const opening = phase < OPENING ? OPENING_NEWS_SHARE / OPENING : 0;
  return opening + (1 - OPENING_NEWS_SHARE) * activityAt(phase, depth);
}
