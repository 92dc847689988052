import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import type { AccountChange } from '../../events/index.ts';
import { writeAmounts } from './amounts.ts';
import type { Session } from './session.ts';

const mimeType = 'application/json';
const ORDERS = 'finally://orders/';
const RECEIPTS = 'finally://receipts/';

/** Lists what can be read and followed: account, positions, proposals, orders and receipts. */
export function registerResources(server: McpServer, session: Session): void {
  const { orders, portfolio, proposals } = session.services;
  const readers = {
    account: async () => {
      const { positions: _, ...account } = await portfolio.portfolio();
      return { ...account, ...(await orders.account()) };
    },
    positions: async () => ({ positions: (await portfolio.portfolio()).positions }),
    proposals: async () => ({ proposals: await proposals.list() }),
  };
  for (const [name, read] of Object.entries(readers)) {
    const uri = `finally://${name}`;
    server.registerResource(name, uri, { mimeType }, async () => contents(uri, await read()));
  }
  server.registerResource(
    'order',
    new ResourceTemplate(`${ORDERS}{id}`, { list: undefined }),
    { mimeType, description: 'An order as it stands.' },
    async ({ href }, { id }) => {
      const order = await orders.order(String(id));
      return order.ok ? contents(href, order.value) : unknownResource(href);
    },
  );
  server.registerResource(
    'receipt',
    new ResourceTemplate(`${RECEIPTS}{id}`, { list: undefined }),
    { mimeType, description: 'An order with its fills and why they have their prices.' },
    async ({ href }, { id }) => {
      const order = await orders.order(String(id));
      const explanation = await orders.explanation(String(id));
      if (!order.ok || !explanation.ok) return unknownResource(href);
      return contents(href, { order: order.value, explanation: explanation.value });
    },
  );
}

/** Returns the resources that a committed change of the account changes. */
export function resourcesOf(change: AccountChange): readonly string[] {
  switch (change.kind) {
    case 'portfolio':
      return ['finally://account', 'finally://positions'];
    case 'order':
      return ['finally://account', ORDERS + change.order_id, RECEIPTS + change.order_id];
    case 'proposal':
      return ['finally://proposals'];
    default:
      return [];
  }
}

const contents = (uri: string, value: object): ReadResourceResult => ({
  contents: [{ uri, mimeType, text: JSON.stringify(writeAmounts(value)) }],
});

function unknownResource(uri: string): never {
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no such resource.', { uri });
}
