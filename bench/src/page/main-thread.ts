import type { CDPSession, Page } from '@playwright/test';

/** Looks at a page from outside. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    // Of the thread's own clock: what other processes take of the core does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(session);
  }

  /** Seconds that the page's main thread was busy since it was opened. */
  async busySeconds(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const busy = metrics.find(({ name }) => name === 'TaskDuration');
    if (!busy) throw new Error('The browser does not tell how busy it is.');
    return busy.value;
  }

  /** Bytes of the heap that are still in use once it has been swept. */
  async heapBytes(): Promise<number> {
    await this.#session.send('HeapProfiler.enable');
    // What only finalizers held goes with the second sweep.
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
