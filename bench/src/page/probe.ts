import type { Page } from '@playwright/test';

/** What a page has recorded since it was last asked. */
export interface Observed {
  /** Time between frames, in milliseconds. */
  readonly frames_ms: readonly number[];
  /** Tasks that blocked the main thread for more than 50 ms. */
  readonly long_tasks_ms: readonly number[];
  /**
   * Time from keys and clicks to the paint of their result; values below 16 ms are reported as 0.
   */
  readonly interactions_ms: readonly number[];
  /** Time from moves of a pressed pointer to the frame that shows them, one for each frame. */
  readonly moves_ms: readonly number[];
}

interface Probe {
  /** Counts frames from now on, which forces the browser to draw each of them. */
  countFrames(): void;
  take(): Observed;
}

interface EventTiming extends PerformanceEntry {
  readonly interactionId: number;
}

/** Installs the recorder, which starts with the next page load. */
export const installRecorder = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    let frames_ms: number[] = [];
    let long_tasks_ms: number[] = [];
    /** The longest event of each interaction; a key press has several. */
    let interactions = new Map<number, number>();
    let counted = 0;
    let last = 0;
    let isCounting = false;
    let moves_ms: number[] = [];
    let isMoveShown = true;
    // The browser reports no timing of moves. A message after a frame arrives once it is drawn.
    const drawn = new MessageChannel();
    const waiting: number[] = [];
    drawn.port1.onmessage = () => {
      isMoveShown = true;
      moves_ms.push(performance.now() - (waiting.shift() ?? 0));
    };
    addEventListener(
      'pointermove',
      ({ buttons, timeStamp }) => {
        if (buttons === 0 || !isMoveShown) return;
        isMoveShown = false;
        waiting.push(timeStamp);
        requestAnimationFrame(() => drawn.port2.postMessage(null));
      },
      { capture: true },
    );
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
          moves_ms,
        };
        counted = all;
        frames_ms = [];
        long_tasks_ms = [];
        interactions = new Map();
        moves_ms = [];
        return observed;
      },
    };
    Object.assign(globalThis, { probe });
  });

/** Makes the page count its frames until its records are taken. */
export const countFrames = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.countFrames());

/** Takes what the page has recorded since the last call. */
export const observed = (page: Page): Promise<Observed> =>
  page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.take());
