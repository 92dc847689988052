import type { OrderRow } from './order-row.ts';

/** The ids of the orders of each group. Indexed, because a command may end many groups. */
export class GroupIndex {
  readonly #ids = new Map<string, Set<string>>();

  constructor(...orders: readonly Iterable<OrderRow>[]) {
    for (const some of orders) for (const order of some) this.add(order);
  }

  /** Adds an order, unless it has no group. */
  add({ id, group_id }: OrderRow): void {
    if (group_id === null) return;
    const ids = this.#ids.get(group_id);
    if (ids) ids.add(id);
    else this.#ids.set(group_id, new Set([id]));
  }

  /** Returns the orders of a group in the order in which they were added. */
  idsOf(group_id: string): readonly string[] {
    return [...(this.#ids.get(group_id) ?? [])];
  }
}
