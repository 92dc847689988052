import {
  type AuthInfo,
  createMcpHandler,
  type McpHttpHandler,
  type McpRequestContext,
} from '@modelcontextprotocol/server';
import type { AccountEvents } from '../../events/index.ts';
import type { Principal } from '../../kernel/principal.ts';
import { createAskedStates } from './orders/approval.ts';
import { orderTools } from './orders/order-tools.ts';
import { resourcesOf } from './resources.ts';
import { createServer, type ServerParts } from './server.ts';
import type { McpParts, Session } from './session.ts';
import { ACCOUNT_TOOLS } from './tools/account-tools.ts';
import { MARKET_TOOLS } from './tools/market-tools.ts';
import type { Tool } from './tools/tool.ts';
import { WATCHLIST_TOOLS } from './tools/watchlist-tools.ts';

/** Streams of change notices that one key may have open. */
const SUBSCRIPTIONS_MAX = 16;

export interface McpHandlersOptions {
  readonly parts: McpParts;
  readonly events: AccountEvents;
  /** Signs what clients carry while they ask a person. */
  readonly secret: string;
  /** Calls back once when a key ends. */
  readonly onKeyEnd: (principal: Principal, ended: () => void) => void;
  readonly onError: (error: unknown) => void;
  /** Creates the server of a request; `createServer` if left out. */
  readonly serverOf?: typeof createServer | undefined;
}

interface Open {
  readonly account_id: string;
  readonly handler: McpHttpHandler;
}

/** Returns all tools, in the order in which they are listed. */
const allTools = (states: Parameters<typeof orderTools>[0]): readonly Tool[] => [
  ...ACCOUNT_TOOLS,
  ...MARKET_TOOLS,
  ...orderTools(states),
  ...WATCHLIST_TOOLS,
];

/**
 * Serves MCP requests. Each key has a handler of its own, so that its subscriptions hear of its account
 * only and end with the key.
 */
export class McpHandlers {
  readonly #options: McpHandlersOptions;
  readonly #server: ServerParts;
  readonly #open = new Map<string, Open>();
  readonly #unsubscribe: () => void;

  constructor(options: McpHandlersOptions) {
    this.#options = options;
    const states = createAskedStates(options.secret);
    this.#server = { tools: allTools(states), states, onError: options.onError };
    this.#unsubscribe = options.events.subscribe((committed) => {
      for (const { account_id, change } of committed) this.#notify(account_id, resourcesOf(change));
    });
  }

  /** Answers one request of a key. */
  serve(
    request: Request,
    { body, ...asked }: Omit<Session, 'parts' | 'services'> & { readonly body: unknown },
  ): Promise<Response> {
    const { parts } = this.#options;
    const services = parts.servicesOf(asked.account_id);
    const session: Session = { ...asked, parts, services };
    return this.#of(session).fetch(request, { authInfo: toAuthInfo(session), parsedBody: body });
  }

  /** Ends all streams. */
  async close(): Promise<void> {
    this.#unsubscribe();
    const open = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(open.map(({ handler }) => handler.close()));
  }

  #of({ principal, account_id }: Session): McpHttpHandler {
    const known = this.#open.get(principal.source);
    if (known) return known.handler;
    const { serverOf = createServer } = this.#options;
    const handler = createMcpHandler((context) => serverOf(sessionIn(context), this.#server), {
      maxSubscriptions: SUBSCRIPTIONS_MAX,
    });
    this.#open.set(principal.source, { account_id, handler });
    this.#options.onKeyEnd(principal, () => {
      this.#open.delete(principal.source);
      this.#options.parts.previews.forget(principal.source);
      handler.close().catch(this.#options.onError);
    });
    return handler;
  }

  #notify(account_id: string, uris: readonly string[]): void {
    if (uris.length === 0) return;
    for (const open of this.#open.values()) {
      if (open.account_id !== account_id) continue;
      for (const uri of uris) open.handler.notify.resourceUpdated(uri);
    }
  }
}

const toAuthInfo = (session: Session): AuthInfo => ({
  // The token itself goes no further than the check of access.
  token: '',
  clientId: session.principal.source,
  scopes: [...session.principal.scopes],
  extra: { session },
});

function sessionIn({ authInfo }: McpRequestContext): Session {
  return authInfo?.extra?.['session'] as Session;
}
