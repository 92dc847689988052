import type { Order, OrderRole } from '@finally/contract';

/** An order of the table, and whether it stands below another one of its group. */
export interface GroupedOrder {
  readonly order: Order;
  readonly isBelow: boolean;
}

const RANKS: Readonly<Record<OrderRole, number>> = {
  simple: 0,
  entry: 0,
  take_profit: 1,
  stop_loss: 2,
};

/** Puts the orders of a group together, the entry first, where the newest of them stands. */
export function groupOrders(orders: readonly Order[]): readonly GroupedOrder[] {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const group = order.group_id ?? order.id;
    groups.set(group, [...(groups.get(group) ?? []), order]);
  }
  return [...groups.values()].flatMap((group) =>
    group
      .sort((a, b) => RANKS[a.role] - RANKS[b.role])
      .map((order, index) => ({ order, isBelow: index > 0 })),
  );
}
