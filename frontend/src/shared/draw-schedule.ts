/** Drawn at most this often; faster changes cannot be read. */
const DRAW_MS_MIN = 250;
/** How long a change waits for the next prices, so that both are drawn in one frame. */
const GRACE_MS = 60;

/**
 * Decides when a panel draws what changes with the market: at most every DRAW_MS_MIN, and in the frame in
 * which the prices of the page change, because each frame costs the page about the same whatever changes.
 */
export class DrawSchedule {
  readonly #draw: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPending = false;
  #drawn_ms = Number.NEGATIVE_INFINITY;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Something changed that is to be drawn with the next prices, or without them if none come. */
  change(): void {
    this.#isPending = true;
    if (this.#frame !== 0) return;
    const wait_ms = Math.max(0, this.#drawn_ms + DRAW_MS_MIN - performance.now());
    this.#timer ??= setTimeout(() => this.now(), wait_ms + GRACE_MS);
  }

  /**
   * The prices of the page change: draws at once, before the charts read sizes in their frame, so that one
   * layout serves all.
   */
  tick(): void {
    const since_ms = performance.now() - this.#drawn_ms;
    if (this.#isPending && since_ms >= DRAW_MS_MIN - GRACE_MS) this.#drawNow();
  }

  /** Draws with the next frame. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#frame ||= requestAnimationFrame(() => this.#drawNow());
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #drawNow(): void {
    this.stop();
    this.#isPending = false;
    this.#drawn_ms = performance.now();
    this.#draw();
  }
}
