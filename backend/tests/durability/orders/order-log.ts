/** An order as the server told it; the fields that the checks read. */
export interface ToldOrder {
  readonly id: string;
  readonly client_order_id: string | null;
  readonly group_id: string | null;
  readonly role: string;
  readonly replaces: string | null;
  readonly ticker: string;
  readonly side: string;
  readonly type: string;
  readonly time_in_force: string;
  readonly quantity: number;
  readonly state: string;
  readonly reason: string | null;
  readonly filled_quantity: number;
  readonly legs?: readonly ToldOrder[];
}

export interface ToldFill {
  readonly trade_id: string;
  readonly order_id: string;
  readonly price: number;
  readonly quantity: number;
  readonly notional: number;
}

/** A request that places an order, with the id by which it is retried. */
export interface OrderToPlace {
  readonly client_order_id: string;
  readonly [term: string]: unknown;
}

/** Records outside the server what it was asked for and what it acknowledged. */
export class OrderLog {
  readonly #orders = new Map<string, ToldOrder>();
  readonly #fills = new Map<string, ToldFill>();
  /** The requests whose outcome is unknown, by client order id. */
  readonly #unanswered = new Map<string, OrderToPlace>();
  /** The order that each client order id was answered with. */
  readonly #placed = new Map<string, string>();
  readonly #known = new Set<string>();
  readonly #refused = new Set<string>();
  /** Answers that contradict an earlier one. */
  readonly contradictions: string[] = [];

  sent(order: OrderToPlace): void {
    this.#known.add(order.client_order_id);
    this.#unanswered.set(order.client_order_id, order);
  }

  /** Records the answer to a placed order; a retry has to be answered with the same order. */
  placed({ client_order_id }: OrderToPlace, order: ToldOrder, fills: readonly ToldFill[]): void {
    const first = this.#placed.get(client_order_id);
    if (first !== undefined && first !== order.id) {
      this.contradictions.push(
        `${client_order_id} was answered with ${first} and with ${order.id}`,
      );
    }
    this.#placed.set(client_order_id, order.id);
    this.#unanswered.delete(client_order_id);
    this.told(order);
    for (const fill of fills) this.#fills.set(fill.trade_id, fill);
  }

  refused({ client_order_id }: OrderToPlace): void {
    this.#unanswered.delete(client_order_id);
    if (!this.#placed.has(client_order_id)) this.#refused.add(client_order_id);
  }

  /** Records an order as an answer told it; answers that arrive late do not replace later ones. */
  told(order: ToldOrder): void {
    for (const one of [order, ...(order.legs ?? [])]) {
      const before = this.#orders.get(one.id);
      if (before && isFinal(before) && isFinal(one) && before.state !== one.state) {
        this.contradictions.push(`${one.id} was ${before.state} and is ${one.state}`);
      }
      if (!before || isAtLeastAsFar(one, before)) this.#orders.set(one.id, one);
    }
  }

  get orders(): readonly ToldOrder[] {
    return [...this.#orders.values()];
  }

  get fills(): readonly ToldFill[] {
    return [...this.#fills.values()];
  }

  get unanswered(): readonly OrderToPlace[] {
    return [...this.#unanswered.values()];
  }

  /** Orders that were open when they were last heard of. */
  get open(): readonly ToldOrder[] {
    return this.orders.filter((order) => !isFinal(order));
  }

  knows(client_order_id: string): boolean {
    return this.#known.has(client_order_id);
  }

  /** Whether every request for the order was answered with a refusal. */
  wasRefused(client_order_id: string): boolean {
    return this.#refused.has(client_order_id) && !this.#unanswered.has(client_order_id);
  }
}

const FINAL = 4;
const PROGRESS: ReadonlyMap<string, number> = new Map([
  ['held', 0],
  ['pending', 1],
  ['working', 2],
  ['triggered', 3],
  ...['filled', 'canceled', 'expired', 'rejected', 'replaced'].map((state): [string, number] => [
    state,
    FINAL,
  ]),
]);

const isFinal = ({ state }: ToldOrder): boolean => PROGRESS.get(state) === FINAL;

const isAtLeastAsFar = (one: ToldOrder, before: ToldOrder): boolean =>
  (PROGRESS.get(one.state) ?? 0) >= (PROGRESS.get(before.state) ?? 0);
