import { appendFileSync } from 'node:fs';
import type { Outcome } from './ledger/bigint-ledger.ts';

export interface Order {
  readonly ticker: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly client_order_id: string;
}

/** A trade's receipt as received. */
export interface Receipt {
  readonly trade: {
    readonly id: string;
    readonly order_id: string;
    readonly ticker: string;
    readonly side: string;
    readonly quantity: number;
    readonly price: number;
    readonly notional: number;
    readonly realized_pnl: number;
    readonly fees: number;
    readonly origin: string;
    readonly source: string;
    readonly cause: string | null;
    readonly client_order_id: string | null;
    readonly executed_at: string;
  };
  readonly cash_balance: number;
  readonly after?: Outcome | undefined;
}

interface Entry {
  readonly order: Order;
  receipt?: Receipt;
  refused: boolean;
  /** Number of requests without an answer so far. */
  waiting: number;
}

/**
 * Records requests and answers outside the server, so that its database can be checked after a
 * kill.
 */
export class Journal {
  readonly #entries = new Map<string, Entry>();
  readonly #path: string | undefined;
  /** Answers that contradict an earlier one. */
  readonly contradictions: string[] = [];

  /** @param path a log file with one line per event, for debugging a failure */
  constructor(path?: string) {
    this.#path = path;
  }

  sent(order: Order): void {
    const entry = this.#entries.get(order.client_order_id) ?? { order, refused: false, waiting: 0 };
    entry.waiting += 1;
    this.#entries.set(order.client_order_id, entry);
    this.#note({ sent: order });
  }

  /** Records a receipt; a second one for the same order must be identical. */
  acknowledged(order: Order, receipt: Receipt): void {
    const entry = this.#entry(order);
    entry.waiting -= 1;
    if (entry.receipt && JSON.stringify(entry.receipt) !== JSON.stringify(receipt)) {
      this.contradictions.push(`order ${order.client_order_id} has two different receipts`);
    }
    entry.receipt ??= receipt;
    this.#note({ acknowledged: receipt });
  }

  refused(order: Order, code: string): void {
    const entry = this.#entry(order);
    entry.waiting -= 1;
    entry.refused = true;
    this.#note({ refused: order.client_order_id, code });
  }

  /** Returns the orders whose outcome is unknown. */
  unanswered(): readonly Order[] {
    return [...this.#entries.values()]
      .filter(({ waiting, receipt }) => waiting > 0 && !receipt)
      .map(({ order }) => order);
  }

  /** Returns all orders sent. */
  orders(): readonly Order[] {
    return [...this.#entries.values()].map(({ order }) => order);
  }

  /** Marks all requests as settled: no further answers are expected. */
  settle(): void {
    for (const entry of this.#entries.values()) entry.waiting = 0;
  }

  receipts(): readonly Receipt[] {
    return [...this.#entries.values()].flatMap(({ receipt }) => receipt ?? []);
  }

  /** Returns true if the order was ever sent. */
  knows(client_order_id: string): boolean {
    return this.#entries.has(client_order_id);
  }

  /** Returns true if every request for the order was answered with a refusal. */
  wasRefused(client_order_id: string): boolean {
    const entry = this.#entries.get(client_order_id);
    if (!entry) return false;
    return entry.refused && !entry.receipt && entry.waiting === 0;
  }

  get size(): number {
    return this.#entries.size;
  }

  #entry({ client_order_id }: Order): Entry {
    const entry = this.#entries.get(client_order_id);
    if (!entry) throw new Error(`order ${client_order_id} was answered before it was sent`);
    return entry;
  }

  #note(event: unknown): void {
    if (this.#path !== undefined) appendFileSync(this.#path, `${JSON.stringify(event)}\n`);
  }
}
