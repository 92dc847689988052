import type { ChatAction, Order } from '@finally/contract';
import type { AssistantContext } from '../../model.ts';

/** An order of a deed as it stands now, with what replaced it and the others of its group. */
export interface OrderStanding {
  /** The order itself, or what it was changed to. */
  readonly last: Order;
  /** All of them, oldest first. */
  readonly all: readonly Order[];
}

/** Looks up how the orders of actions stand now, by the id that their receipt shows. */
export async function standingsOf(
  actions: readonly ChatAction[],
  context: Pick<AssistantContext, 'order' | 'open_orders' | 'endedOrders'>,
): Promise<ReadonlyMap<string, OrderStanding>> {
  const standings = new Map<string, OrderStanding>();
  for (const action of actions) {
    if ((action.kind !== 'order' && action.kind !== 'order_change') || !action.receipt) continue;
    const { id } = action.receipt.order;
    const standing = await standingOf(id, context);
    if (standing) standings.set(id, standing);
  }
  return standings;
}

async function standingOf(
  id: string,
  context: Pick<AssistantContext, 'order' | 'open_orders' | 'endedOrders'>,
): Promise<OrderStanding | undefined> {
  const first = await context.order(id);
  if (!first) return undefined;
  const chain = [first];
  if (first.state === 'replaced') {
    const known = [...context.open_orders, ...(await context.endedOrders(first.ticker))];
    for (
      let next = known.find(({ replaces }) => replaces === id);
      next;
      next = known.find(({ replaces }) => replaces === chain.at(-1)?.id)
    ) {
      chain.push(next);
    }
  }
  const last = chain.at(-1) ?? first;
  const ids = new Set(chain.map((order) => order.id));
  const legs = last.legs.filter((leg) => !ids.has(leg.id)).map((leg) => ({ ...leg, legs: [] }));
  return { last, all: [...chain, ...legs] };
}
