import type { CDPSession, Page } from '@playwright/test';

/** Measures a page through the DevTools protocol. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    // Uses the thread's own clock, which excludes other processes on the core.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(session);
  }

  /**
   * Returns how long the page's main thread has been busy since the page was opened, in seconds.
   */
  async busySeconds(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const busy = metrics.find(({ name }) => name === 'TaskDuration');
    if (!busy) throw new Error('The browser does not tell how busy it is.');
    return busy.value;
  }

  /** Returns the bytes of the heap in use after garbage collection. */
  async heapBytes(): Promise<number> {
    await this.#session.send('HeapProfiler.enable');
    // The second collection frees objects that were held only by finalizers.
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
