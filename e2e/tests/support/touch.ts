import type { CDPSession, Page } from '@playwright/test';

/** Longer than a finger has to rest for a long press. */
const LONG_PRESS_MS = 700;
const STEPS = 6;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger on the screen: touches as the browser gets them from a device, unlike those of a mouse. */
export class Finger {
  readonly #page: Page;
  readonly #session: CDPSession;
  #at: Point = { x: 0, y: 0 };

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  async press(point: Point): Promise<void> {
    this.#at = point;
    await this.#send('touchStart', [point]);
  }

  /** Moves to another point, in steps as a device reports them. */
  async moveTo(point: Point): Promise<void> {
    const from = this.#at;
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
      this.#at = { x: from.x + part * (point.x - from.x), y: from.y + part * (point.y - from.y) };
      await this.#send('touchMove', [this.#at]);
    }
  }

  async lift(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  /** Rests on a point until the page takes it for a long press, and lifts. */
  async longPress(point: Point): Promise<void> {
    await this.press(point);
    await this.#page.waitForTimeout(LONG_PRESS_MS);
    await this.lift();
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  }
}
