import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ChatCancelRequestSchema,
  ChatRequestSchema,
  DismissSuggestionSchema,
  OrderRequestSchema,
  type Problem,
  TradeRequestSchema,
  WorkspaceSaveSchema,
} from '@finally/contract';

/** The answer of a route: a body with its status, or a closed connection without an answer. */
export type Reply = { status: number; body?: unknown } | 'cut';

export type Handler = (body: never, url: URL) => Reply | Promise<Reply>;

export interface Received {
  route: string;
  body: unknown;
}

export interface ContractServer {
  /** Every call that came in, oldest first. */
  received: Received[];
  /** Answers a route (`POST /api/chat`) from now on. */
  on(route: string, handler: Handler): void;
  /** The calls of one route, oldest first. */
  calls(route: string): Received[];
  close(): Promise<void>;
}

/** The requests that the contract allows for a route. */
const requests: Record<string, { parse(body: unknown): unknown }> = {
  'POST /api/orders': OrderRequestSchema,
  'POST /api/orders/preview': OrderRequestSchema,
  'POST /api/portfolio/trade': TradeRequestSchema,
  'POST /api/chat': ChatRequestSchema,
  'POST /api/chat/cancel': ChatCancelRequestSchema,
  'POST /api/chat/suggestion/dismiss': DismissSuggestionSchema,
  'PUT /api/workspaces/Day': WorkspaceSaveSchema,
};

export const ok = (body: unknown, status = 200): Reply => ({ status, body });

export const refusal = (
  status: number,
  code: Problem['code'],
  detail: string,
  more: Partial<Problem> = {},
): Reply => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, code, detail, ...more } satisfies Problem,
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? null : JSON.parse(text);
}

/**
 * A real HTTP server on a free port that the page's `fetch` reaches as its own
 * origin. It refuses requests that the wire contract does not allow; a route
 * without a handler is not found.
 */
export async function startContractServer(
  handlers: Record<string, Handler> = {},
): Promise<ContractServer> {
  const routes = new Map(Object.entries(handlers));
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = `${request.method} ${url.pathname}`;
    const body = await bodyOf(request);
    received.push({ route, body });
    requests[route]?.parse(body);
    const handler = routes.get(route);
    const reply: Reply = handler
      ? await handler(body as never, url)
      : refusal(404, 'not_found', `No ${route} here.`);
    if (reply === 'cut') {
      request.socket.destroy();
      return;
    }
    const type = reply.status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(reply.status, { 'content-type': type });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    realFetch(new URL(String(input), `http://127.0.0.1:${port}`), init);
  return {
    received,
    on: (route, handler) => void routes.set(route, handler),
    calls: (route) => received.filter((call) => call.route === route),
    close: () => {
      globalThis.fetch = realFetch;
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
