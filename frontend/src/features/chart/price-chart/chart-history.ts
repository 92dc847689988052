import { lastIndexAt } from '@/shared/last-index-at';
import type { DrawnBar } from '../series/live-bar';
import { BARS_KEPT } from './bar-data';
import type { Viewport } from './viewport';

export interface HistoryEvents {
  /** Called with the start of the oldest bar there is while it is in view, and with null otherwise. */
  onHistoryEnd(unixSeconds: number | null): void;
  /** Called with the time that the chart goes to while its bars are fetched, and with null afterwards. */
  onApproach(unixSeconds: number | null): void;
}

export interface HistoryOptions {
  readonly viewport: Viewport;
  readonly bars: () => readonly DrawnBar[];
  readonly events: HistoryEvents;
}

/** How far back the bars of a chart reach, and the time that it goes to while older bars arrive. */
export class ChartHistory {
  readonly #options: HistoryOptions;
  /** Whether there are no bars before the oldest one. */
  #isOver = false;
  /** The end that was told last. */
  #end: number | null = null;
  /** The time to be shown once its bars have arrived, in Unix seconds. */
  #goal: number | null = null;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** Start of the oldest bar in Unix seconds; null if there is none. */
  get oldestTime(): number | null {
    return this.#options.bars()[0]?.time ?? null;
  }

  /** Whether the chart can take older bars. */
  get hasRoom(): boolean {
    return this.#options.bars().length < BARS_KEPT;
  }

  /** Begins with other bars; a time that was asked for stays the goal in the same series. */
  begin(isSameSeries: boolean): void {
    this.#isOver = false;
    if (!isSameSeries) this.#setGoal(null);
  }

  /** Notes that there are no older bars. */
  end(): void {
    this.#isOver = true;
  }

  /** Shows the bar of a time in Unix seconds, or the oldest one, after fetching the bars up to it. */
  goTo(unixSeconds: number): void {
    this.#setGoal(unixSeconds);
    this.approach();
  }

  /** Gives up going to a time; returns whether there was one. */
  stop(): boolean {
    const isApproaching = this.#goal !== null;
    this.#setGoal(null);
    return isApproaching;
  }

  /** Shows the time that was asked for, or asks for the bars before it. */
  approach(): void {
    const { viewport, bars } = this.#options;
    const { oldestTime } = this;
    if (this.#goal === null || oldestTime === null) return;
    if (oldestTime > this.#goal && !this.#isOver && this.hasRoom) {
      viewport.askForOlder();
      return;
    }
    viewport.center(Math.max(lastIndexAt(bars(), this.#goal), 0));
    this.#setGoal(null);
  }

  /** Tells whether the oldest bar there is has come into view or left it. */
  tellEnd(): void {
    const { viewport, events } = this.#options;
    const isStartInView = (viewport.range?.from ?? 1) < 1;
    const isEnd = isStartInView && (this.#isOver || !this.hasRoom);
    const end = isEnd ? this.oldestTime : null;
    if (end === this.#end) return;
    this.#end = end;
    events.onHistoryEnd(end);
  }

  #setGoal(goal: number | null): void {
    if (goal === this.#goal) return;
    this.#goal = goal;
    this.#options.events.onApproach(goal);
  }
}
