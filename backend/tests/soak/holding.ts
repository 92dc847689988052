/** What the server holds at one moment, after its garbage was collected. */
export interface Holding {
  /** The heap, and the buffers outside of it. */
  readonly heap_bytes: number;
  readonly rss_bytes: number;
  /** What keeps the process alive: sockets, servers, files; no timers. */
  readonly handles: number;
  /** Null if the system does not report it. */
  readonly files: number | null;
  /** The database with its write-ahead log. */
  readonly database_bytes: number;
}

export interface Sample extends Holding {
  /** Simulated hours since the start. */
  readonly hours: number;
}

/** What was done to the server. */
export interface Deeds {
  readonly streams: number;
  readonly trades: number;
  readonly chats: number;
  readonly reads: number;
  /** Answers that should not have been, by call and status. */
  readonly faults: ReadonlyMap<string, number>;
}

const MB = 1_000_000;

/** What is bounded, and by how much. */
export const BOUNDS = {
  /** From the second quarter to the last, of the medians; the first fills what is kept in memory. */
  heap_growth_bytes: 4 * MB,
  rss_growth_bytes: 25 * MB,
  /** Idle at the end against idle at the start: connections that the test itself keeps alive. */
  handles_growth: 2,
  files_growth: 4,
  /** Bars, curve and prices of a watchlist, with the write-ahead log and pages yet to be used. */
  database_bytes: 45 * MB,
  /** As docs/operations.md states it, and what a message of the conversation takes. */
  trade_bytes: 400,
  chat_bytes: 2_500,
};

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How much more of something the last quarter of the samples holds than the second. */
export function growth(samples: readonly Sample[], of: 'heap_bytes' | 'rss_bytes'): number {
  const quarter = Math.floor(samples.length / 4);
  const between = (from: number, to: number) =>
    median(samples.slice(from, to).map((sample) => sample[of]));
  return between(samples.length - quarter, samples.length) - between(quarter, 2 * quarter);
}

/** What is not flat, each in a sentence. */
export function verdict(
  samples: readonly Sample[],
  [idle_before, idle_after]: readonly [Holding, Holding],
  { trades, chats, faults }: Deeds,
): string[] {
  const wrong: string[] = [];
  const hold = (what: string, seen: number, bound: number): void => {
    // Written so that what is not a number is wrong.
    if (!(seen <= bound)) wrong.push(`${what}: ${Math.round(seen)}, bound ${bound}`);
  };
  hold('growth of the heap in bytes', growth(samples, 'heap_bytes'), BOUNDS.heap_growth_bytes);
  hold('growth of the process in bytes', growth(samples, 'rss_bytes'), BOUNDS.rss_growth_bytes);
  const more = (of: (holding: Holding) => number) => of(idle_after) - of(idle_before);
  hold(
    'handles left over',
    more(({ handles }) => handles),
    BOUNDS.handles_growth,
  );
  hold(
    'files left open',
    more(({ files }) => files ?? 0),
    BOUNDS.files_growth,
  );
  const allowed = trades * BOUNDS.trade_bytes + chats * BOUNDS.chat_bytes + BOUNDS.database_bytes;
  hold('bytes of the database', idle_after.database_bytes, allowed);
  if (trades === 0 || chats === 0) wrong.push('Nothing was traded, or nothing said.');
  for (const [call, times] of faults) wrong.push(`${call}: ${times} times`);
  return wrong;
}
