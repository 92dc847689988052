import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { LedgerStore, OrdersPageQuery } from '../../../ledger/store.ts';
import { averagePricesOf } from '../../../orders/index.ts';
import { readUuid } from '../wire/ids.ts';
import { type AlpacaOrder, parentOf, toAlpacaOrder } from './order-to-wire.ts';

export type OrderStore = Pick<
  LedgerStore,
  'order' | 'orderByClientId' | 'orders' | 'group' | 'fillsOf' | 'replacements'
>;

/** Reads the orders of an account and writes them as Alpaca does. */
export class OrderReader {
  readonly #ledger: OrderStore;
  readonly #account_id: string;

  constructor(ledger: OrderStore, account_id: string) {
    this.#ledger = ledger;
    this.#account_id = account_id;
  }

  /** Finds an order by its id, in any spelling of it, or by the id that its client gave it. */
  async find(id: string): Promise<OrderRow | undefined> {
    return (
      (await this.#ledger.order(this.#account_id, readUuid(id) ?? id)) ??
      (await this.#ledger.orderByClientId(this.#account_id, id))
    );
  }

  /** Finds an order by the id that its client gave it; an order without one goes by its own id. */
  async findByClientId(client_order_id: string): Promise<OrderRow | undefined> {
    const named = await this.#ledger.orderByClientId(this.#account_id, client_order_id);
    if (named) return named;
    const order = await this.#ledger.order(this.#account_id, client_order_id);
    return order?.client_order_id === null ? order : undefined;
  }

  async show(order: OrderRow): Promise<AlpacaOrder> {
    const [shown] = await this.showAll([{ order, group: await this.groupOf(order) }]);
    if (!shown) throw new Error('an order is shown as one');
    return shown;
  }

  async groupOf({ group_id }: OrderRow): Promise<readonly OrderRow[]> {
    return group_id === null ? [] : this.#ledger.group(this.#account_id, group_id);
  }

  /** @param nested whether legs are shown within their parents only */
  async list(query: OrdersPageQuery, nested: boolean): Promise<readonly AlpacaOrder[]> {
    const listed = await this.#ledger.orders(this.#account_id, query);
    if (!nested) {
      const shown = await this.showAll(listed);
      return shown.map((order) => ({ ...order, legs: null }));
    }
    const parents = new Map(
      listed.map(({ order, group }) => {
        const parent = parentOf(order, group);
        return [parent.id, { order: parent, group }];
      }),
    );
    return this.showAll([...parents.values()]);
  }

  async showAll(
    orders: readonly { readonly order: OrderRow; readonly group: readonly OrderRow[] }[],
  ): Promise<readonly AlpacaOrder[]> {
    const all = orders.flatMap(({ order, group }) => [order, ...group]);
    const averages = await averagePricesOf(this.#ledger, this.#account_id, all);
    const replaced = all.filter(({ state }) => state === 'replaced').map(({ id }) => id);
    const replacements =
      replaced.length === 0
        ? new Map<string, string>()
        : await this.#ledger.replacements(this.#account_id, replaced);
    return orders.map(({ order, group }) =>
      toAlpacaOrder({ order, group, averages, replacements }),
    );
  }
}
