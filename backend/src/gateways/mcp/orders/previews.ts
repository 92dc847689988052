import type { OrderRequest } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import type { WallClock } from '../../../kernel/time/clock.ts';
import { MINUTE_MS } from '../../../kernel/time/units.ts';

/** How long a previewed order can be placed by its id. */
const PREVIEW_MS_MAX = 15 * MINUTE_MS;
/** Previews that are kept for one key; the oldest is dropped for a new one. */
const PREVIEWS_MAX = 50;

interface Previewed {
  readonly order: OrderRequest;
  readonly until_ms: number;
}

/** The orders that programs have previewed, by key. They are kept in memory only: a preview moves nothing. */
export class Previews {
  readonly #clock: WallClock;
  readonly #newId: NewId;
  readonly #of = new Map<string, Map<string, Previewed>>();

  constructor(clock: WallClock, newId: NewId) {
    this.#clock = clock;
    this.#newId = newId;
  }

  /** Keeps an order. Its client order id becomes the id of the preview, unless it has one. */
  add(key: string, order: OrderRequest): string {
    const id = this.#newId();
    const previews = this.#of.get(key) ?? new Map<string, Previewed>();
    this.#of.set(key, previews);
    previews.set(id, {
      order: { ...order, client_order_id: order.client_order_id ?? id },
      until_ms: this.#clock.now_ms() + PREVIEW_MS_MAX,
    });
    const [oldest] = previews.keys();
    if (previews.size > PREVIEWS_MAX && oldest !== undefined) previews.delete(oldest);
    return id;
  }

  /** Returns an order that the same key has previewed; undefined if it is too old or unknown. */
  find(key: string, id: string): OrderRequest | undefined {
    const found = this.#of.get(key)?.get(id);
    return found && found.until_ms > this.#clock.now_ms() ? found.order : undefined;
  }

  /** Drops what a key has previewed. */
  forget(key: string): void {
    this.#of.delete(key);
  }
}
