import type { CDPSession, Page } from '@playwright/test';

/** Seconds that a page's main thread was busy since it was opened, and with what. */
export interface Busy {
  readonly total_s: number;
  readonly script_s: number;
  readonly style_and_layout_s: number;
}

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

  async busy(): Promise<Busy> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      total_s: value('TaskDuration'),
      script_s: value('ScriptDuration'),
      style_and_layout_s: value('LayoutDuration') + value('RecalcStyleDuration'),
    };
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
