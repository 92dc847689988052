import { type Order, OrderRequestSchema } from '@finally/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgePlan } from '../../../../src/assistant/actions/plan-judge.ts';
import {
  type ProposedAction,
  proposedActionsOf,
} from '../../../../src/assistant/actions/proposed-actions.ts';
import { falseClaims } from '../../../../src/assistant/claims/claims.ts';
import type { AssistantContext } from '../../../../src/assistant/models/model.ts';
import { BY_USER } from '../../../support/trading/portfolio.ts';
import { openExampleAccount } from '../../support.ts';
import { converse } from './converse.ts';
import { readPhrasings } from './phrasings.ts';
import { writtenOrder } from './written-orders.ts';

/** The open orders of the section "With open orders", oldest first. */
const OPEN = [
  { ticker: 'MSFT', side: 'buy', quantity: 2, type: 'limit', limit_price: 390 },
  { ticker: 'AAPL', side: 'sell', quantity: 3, type: 'stop', stop_price: 150 },
  { ticker: 'TSLA', side: 'sell', quantity: 2, type: 'limit', limit_price: 300 },
  { ticker: 'TSLA', side: 'buy', quantity: 1, type: 'limit', limit_price: 200 },
  { ticker: 'NVDA', side: 'sell', quantity: 1, type: 'trailing_stop', trail_percent: 5 },
];

let without: AssistantContext;
let withOrders: AssistantContext;
const placed: Order[] = [];
const closing: (() => void)[] = [];

beforeAll(async () => {
  const atEnd = (close: () => void) => void closing.push(close);
  without = await (await openExampleAccount({ atEnd })).context();
  const services = await openExampleAccount({ atEnd });
  for (const sent of OPEN) {
    const order = await services.orders.place(OrderRequestSchema.parse(sent), BY_USER);
    if (!order.ok) throw new Error(order.error.detail);
    placed.push(order.value.order);
  }
  withOrders = await services.context();
});

afterAll(() => {
  for (const close of closing.toReversed()) close();
});

const numberOf = (id: string | null): string =>
  `#${placed.findIndex((order) => order.id === id) + 1}`;

function writtenAction(action: ProposedAction): string {
  switch (action.kind) {
    case 'order':
      return writtenOrder(action.request);
    case 'order_cancel': {
      const { order_id, ticker } = action.request;
      return `cancel ${order_id === null ? ticker || 'all' : numberOf(order_id)}`;
    }
    case 'order_change': {
      const [[field = '', to] = []] = Object.entries(action.request.change);
      const words: Readonly<Record<string, string>> = {
        limit_price: `limit ${to}`,
        stop_price: `stop ${to}`,
        trail_percent: `trail ${to}%`,
        time_in_force: String(to),
      };
      return `change ${numberOf(action.request.order_id)} ${words[field] ?? `${field} ${to}`}`;
    }
    default:
      return `${action.kind} ${JSON.stringify(action.request)}`;
  }
}

const phrasings = readPhrasings('orders.md');
const sections = [...new Set(phrasings.map(({ section }) => section))];

describe.each(sections)('%s', (section) => {
  const rows = phrasings
    .filter((phrasing) => phrasing.section === section)
    .map((phrasing) => [phrasing.said.join(' → '), phrasing] as const);
  test.each(rows)('%s', async (_, { said, actions, says }) => {
    const context = section === 'With open orders' ? withOrders : without;
    const { reply, mandate } = await converse(said, context);
    const proposed = proposedActionsOf(reply);
    expect(proposed.map(writtenAction)).toEqual(actions);
    // The mandate of the message is exactly what the assistant proposes.
    expect(judgePlan(proposed, mandate)).toEqual(proposed.map(() => null));
    if (actions.length === 0) expect(mandate.kind).not.toBe('orders');
    expect(reply.message).not.toBe('');
    // What the person said and what the journal shows is no claim of the assistant.
    const claimed = reply.message.replaceAll(/"[^"]*"/g, '');
    if (!section.startsWith('Why')) expect(falseClaims(claimed, [], [])).toEqual([]);
    let at = 0;
    for (const words of says) {
      const found = reply.message.toLowerCase().indexOf(words.toLowerCase(), at);
      expect(found, `"${words}" in: ${reply.message}`).toBeGreaterThanOrEqual(at);
      at = found + words.length;
    }
  });
});
