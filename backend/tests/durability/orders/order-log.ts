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

/** How often an order was sent and refused, and the order with which it was answered. */
interface Request {
  readonly order: OrderToPlace;
  readonly sent: number;
  readonly refused: number;
  readonly id: string | null;
}

/** Records outside the server what it was asked for and what it acknowledged. */
export class OrderLog {
  readonly #orders = new Map<string, ToldOrder>();
  readonly #fills = new Map<string, ToldFill>();
  /** What was asked, by client order id. */
  readonly #requests = new Map<string, Request>();
  /** Answers that contradict an earlier one. */
  readonly contradictions: string[] = [];

  sent(order: OrderToPlace): void {
    const { client_order_id } = order;
    const request = this.#requests.get(client_order_id) ?? { order, sent: 0, refused: 0, id: null };
    this.#requests.set(client_order_id, { ...request, sent: request.sent + 1 });
  }

  /** Records the answer to a placed order; a retry has to be answered with the same order. */
  placed({ client_order_id }: OrderToPlace, order: ToldOrder, fills: readonly ToldFill[]): void {
    const request = this.#request(client_order_id);
    if (request.id !== null && request.id !== order.id) {
      this.contradictions.push(
        `${client_order_id} was answered with ${request.id} and with ${order.id}`,
      );
    }
    this.#requests.set(client_order_id, { ...request, id: order.id });
    this.told(order);
    for (const fill of fills) this.#fills.set(fill.trade_id, fill);
  }

  refused({ client_order_id }: OrderToPlace): void {
    const request = this.#request(client_order_id);
    this.#requests.set(client_order_id, { ...request, refused: request.refused + 1 });
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

  /** The orders whose outcome is unknown: an answer is missing, and no other says that it is placed. */
  get unanswered(): readonly OrderToPlace[] {
    return [...this.#requests.values()]
      .filter(({ id, sent, refused }) => id === null && refused < sent)
      .map(({ order }) => order);
  }

  /** Orders that were open when they were last heard of. */
  get open(): readonly ToldOrder[] {
    return this.orders.filter((order) => !isFinal(order));
  }

  knows(client_order_id: string): boolean {
    return this.#requests.has(client_order_id);
  }

  /** Whether every request for the order was answered with a refusal; prices move between retries. */
  wasRefused(client_order_id: string): boolean {
    const { sent, refused } = this.#request(client_order_id);
    return refused === sent;
  }

  #request(client_order_id: string): Request {
    const request = this.#requests.get(client_order_id);
    if (!request) throw new Error(`${client_order_id} was never sent`);
    return request;
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
