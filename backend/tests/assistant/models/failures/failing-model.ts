import pino from 'pino';
import { expect } from 'vitest';
import type { MessageReader } from '../../../../src/assistant/conversation/message-reader.ts';
import { chatRouter } from '../../../../src/assistant/index.ts';
import type { AssistantModel } from '../../../../src/assistant/models/model.ts';
import { openAiCompatibleModel } from '../../../../src/assistant/models/openai-compatible.ts';
import { openRouterModel } from '../../../../src/assistant/models/openrouter.ts';
import type { WallClock } from '../../../../src/kernel/time/clock.ts';
import { serveRoutes } from '../../../support/server/serve-routes.ts';
import { openServices, type Services } from '../../support.ts';
import { type Behavior, startProvider } from '../provider-server.ts';

export const API_KEY = 'sk-a-secret-of-the-test';

const ORDER = 'buy 2 NVDA and watch PYPL';

export const MAKERS = {
  openrouter: (base_url: string, clock: WallClock) =>
    openRouterModel({ api_key: API_KEY, model: 'm', base_url, clock }),
  'a server of one’s own': (base_url: string, clock: WallClock) =>
    openAiCompatibleModel({ api_key: API_KEY, model: 'm', base_url, clock }),
} satisfies Record<string, (base_url: string, clock: WallClock) => AssistantModel>;

type Served = Services &
  Awaited<ReturnType<typeof startProvider>> & {
    /** Sends a message of the person, and returns the answer. */
    send(message?: string): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }>;
    /** Returns what the message has changed. */
    moved(): Promise<{ trades: number | undefined; cash: number; watched: boolean }>;
  };

/** Starts the whole server over a real database, with a provider that shows the given behaviors. */
export async function serve(
  behaviors: readonly Behavior[],
  make: (base_url: string, clock: WallClock) => AssistantModel = MAKERS.openrouter,
  reader?: MessageReader,
): Promise<Served> {
  const services = await openServices();
  const provider = await startProvider(...behaviors);
  const logged: string[] = [];
  const chat = services.chat(make(provider.base_url, services.clock), reader);
  const address = await serveRoutes(
    [chatRouter(() => chat)],
    pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  );
  const send = async (message = ORDER) => {
    const response = await fetch(`${address}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message }),
    });
    const body = await response.text();
    expect(body + logged.join('')).not.toContain(API_KEY);
    return { status: response.status, body: JSON.parse(body) };
  };
  const moved = async () => ({
    trades: services.connection.get<{ n: number }>('SELECT count(*) AS n FROM trades')?.n,
    cash: (await services.portfolio.portfolio()).cash_balance,
    watched: (await services.watchlist.list()).entries.some(({ ticker }) => ticker === 'PYPL'),
  });
  return { ...services, ...provider, send, moved };
}

export const NOTHING = { trades: 0, cash: 10_000, watched: false };

export const EVERYTHING = { trades: 1, cash: 9_640, watched: true };
