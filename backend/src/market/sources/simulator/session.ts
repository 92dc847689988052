/**
 * The simulated market's own clock. It counts steps and nothing else, so that a
 * seed fixes the prices whatever the wall clock does. The first session begins with
 * step 0, lasts a day of steps, and the next one follows at once: this
 * market never closes. A year of volatility is spread over 252 such sessions.
 *
 * The calendar day (UTC) of a tick's timestamp decides the previous close, as it
 * decides the daily bars; it has no part in how prices move.
 */

/** Market time that one step covers. */
export const STEP_MS = 500;

export const SESSIONS_PER_YEAR = 252;
const SESSION_SECONDS = 86_400;
export const TRADING_SECONDS_PER_YEAR = SESSIONS_PER_YEAR * SESSION_SECONDS;

export const STEPS_PER_SESSION = (SESSION_SECONDS * 1000) / STEP_MS;

/** One step in years, the unit of time that volatilities are given in. */
export const STEP_YEARS = 1 / (SESSIONS_PER_YEAR * STEPS_PER_SESSION);

/** News published while shops were shut strikes in the first half hour: this much of all news. */
const OPENING_NEWS_SHARE = 0.5;
const OPENING = 1 / 48;

/** How far a session has come at a step: 0 at the open, up to 1 at the close. */
export const sessionPhase = (step: number): number =>
  (step % STEPS_PER_SESSION) / STEPS_PER_SESSION;

/**
 * Variance and volume at a phase of the session, relative to their mean over it:
 * `1 + depth·(3(2u − 1)² − 1)`, busy at the open and the close and quiet between
 * (the U of Wood, McInish & Ord 1985; Admati & Pfleiderer 1988). Its mean is 1.
 *
 * @param depth 0 for a flat day; below 1
 */
export function activityAt(phase: number, depth: number): number {
  const side = 2 * phase - 1;
  return 1 + depth * (3 * side * side - 1);
}

/** How often news comes at a phase of the session, relative to its mean over it. */
export function newsIntensityAt(phase: number, depth: number): number {
  const opening = phase < OPENING ? OPENING_NEWS_SHARE / OPENING : 0;
  return opening + (1 - OPENING_NEWS_SHARE) * activityAt(phase, depth);
}
