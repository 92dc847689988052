import type { AskedAction, Order } from '@finally/contract';
import { describeAskedOrder, describeChange, describeOrder } from '../assistant/index.ts';

/** Says what is asked for, as a person reads it before approving. */
export async function describeAsked(
  asked: AskedAction,
  orderOf: (id: string) => Promise<Order | undefined>,
): Promise<string> {
  switch (asked.kind) {
    case 'place':
      return sentence(describeAskedOrder(asked.order));
    case 'replace':
      return sentence(
        `change ${await known(asked.order_id, orderOf)} to ${describeChange(asked.change)}`,
      );
    case 'cancel':
      return sentence(`cancel ${await known(asked.order_id, orderOf)}`);
    case 'cancel_all':
      return asked.ticker === null
        ? 'Cancel all open orders.'
        : `Cancel all open orders in ${asked.ticker}.`;
  }
}

async function known(
  id: string,
  orderOf: (id: string) => Promise<Order | undefined>,
): Promise<string> {
  const order = await orderOf(id);
  return order ? `the order to ${describeOrder(order)}` : `the order ${id}`;
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
