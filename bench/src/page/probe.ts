import type { Page } from '@playwright/test';

/** What a page has been through since it was last asked. */
export interface Observed {
  /** From each frame to the next, in milliseconds. */
  readonly frames_ms: readonly number[];
  /** Everything that kept the main thread for more than 50 ms. */
  readonly long_tasks_ms: readonly number[];
  /** Keys and clicks until what they led to was painted; those of less than 16 ms are told as 0. */
  readonly interactions_ms: readonly number[];
}

interface Probe {
  /** Counts frames from now on, which makes the browser draw each of them. */
  countFrames(): void;
  take(): Observed;
}

interface EventTiming extends PerformanceEntry {
  readonly interactionId: number;
}

/** Has the page watch itself from its next load on. */
export const watchItself = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    let frames_ms: number[] = [];
    let long_tasks_ms: number[] = [];
    /** The longest event of each interaction: a key comes with several. */
    let interactions = new Map<number, number>();
    let counted = 0;
    let last = 0;
    let isCounting = false;
    const onFrame = (now_ms: number): void => {
      if (last > 0) frames_ms.push(now_ms - last);
      last = now_ms;
      if (isCounting) requestAnimationFrame(onFrame);
    };
    const tasks = new PerformanceObserver((list) => keepTasks(list.getEntries()));
    const keepTasks = (entries: PerformanceEntryList): void => {
      for (const { duration } of entries) long_tasks_ms.push(duration);
    };
    tasks.observe({ type: 'longtask' });
    const events = new PerformanceObserver((list) => keepEvents(list.getEntries()));
    const keepEvents = (entries: PerformanceEntryList): void => {
      for (const { interactionId, duration } of entries as EventTiming[]) {
        if (interactionId === 0) continue;
        interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
      }
    };
    events.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    const probe: Probe = {
      countFrames() {
        last = 0;
        isCounting = true;
        requestAnimationFrame(onFrame);
      },
      take() {
        isCounting = false;
        keepTasks(tasks.takeRecords());
        keepEvents(events.takeRecords());
        const all = (performance as unknown as { interactionCount: number }).interactionCount;
        const quick = Math.max(0, all - counted - interactions.size);
        const observed = {
          frames_ms,
          long_tasks_ms,
          interactions_ms: [...interactions.values(), ...new Array<number>(quick).fill(0)],
        };
        counted = all;
        frames_ms = [];
        long_tasks_ms = [];
        interactions = new Map();
        return observed;
      },
    };
    Object.assign(globalThis, { probe });
  });

/** Has the page count its frames until it is asked for what it has seen. */
export const countFrames = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.countFrames());

/** What the page has seen of itself since this was last asked. */
export const observed = (page: Page): Promise<Observed> =>
  page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.take());
