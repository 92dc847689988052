import type { Order, OrderPreview, PlacedOrder, Watchlist } from '@finally/contract';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Answer, TestServer } from '../../support/server/test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** An order without its ticker, which is AAPL. */
type Sent = Readonly<Record<string, unknown>>;

/** A server for the tests of a file, of which each begins with a new ledger. */
export class OrderServer {
  #running: TestServer | undefined;

  constructor() {
    beforeAll(async () => {
      this.#running = await TestServer.start();
    });
    afterEach(async () => {
      await this.server.post('/api/portfolio/reset', {});
    });
    afterAll(() => this.#running?.close());
  }

  get server(): TestServer {
    if (!this.#running) throw new Error('the server is not running');
    return this.#running;
  }

  /** The last price of AAPL. */
  async price(): Promise<number> {
    const { body } = await this.server.get('/api/watchlist');
    const { entries } = body as Watchlist;
    const latest = entries.find(({ ticker }) => ticker === 'AAPL')?.latest;
    if (!latest) throw new Error('AAPL has no price');
    return latest.price;
  }

  post(order: Sent): Promise<Answer> {
    return this.server.post('/api/orders', { ticker: 'AAPL', ...order });
  }

  async place(order: Sent): Promise<PlacedOrder> {
    const answer = await this.post(order);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body as PlacedOrder;
  }

  async preview(order: Sent): Promise<OrderPreview> {
    const { body } = await this.server.post('/api/orders/preview', { ticker: 'AAPL', ...order });
    return body as OrderPreview;
  }

  change(id: string, change: Sent): Promise<Answer> {
    return this.server.send('PATCH', `/api/orders/${id}`, JSON.stringify(change), JSON_TYPE);
  }

  async previewChange(id: string, change: Sent): Promise<OrderPreview> {
    const { body } = await this.server.post(`/api/orders/${id}/preview`, change);
    return body as OrderPreview;
  }

  /** The orders of the ledger, newest first. */
  async orders(status: 'open' | 'closed' | 'all' = 'all'): Promise<readonly Order[]> {
    const { body } = await this.server.get(`/api/orders?status=${status}`);
    return (body as { orders: Order[] }).orders;
  }
}

export const codeOf = ({ body }: Answer): string | undefined => (body as { code?: string }).code;
