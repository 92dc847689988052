import type { ChatProgress } from '@finally/contract';
import type { AssistantModel } from '../../../src/assistant/models/model.ts';
import { openAiCompatibleModel } from '../../../src/assistant/models/openai-compatible.ts';
import { openRouterModel } from '../../../src/assistant/models/openrouter.ts';
import type { ChatService, ChatServiceOptions } from '../../../src/assistant/service.ts';
import { DEFAULT_BUDGET } from '../../../src/assistant/tools/budget.ts';
import type { WallClock } from '../../../src/kernel/time/clock.ts';
import {
  type Behavior,
  completion,
  type ProviderRequest,
  startProvider,
} from '../models/provider-server.ts';
import { openExampleAccount, type Services } from '../support.ts';

export const MAKERS = {
  'a server of one’s own': (base_url: string, clock: WallClock) =>
    openAiCompatibleModel({ model: 'm', base_url, clock }),
  openrouter: (base_url: string, clock: WallClock) =>
    openRouterModel({ api_key: 'key', model: 'm', base_url, clock }),
} satisfies Record<string, (base_url: string, clock: WallClock) => AssistantModel>;

/** An answer without actions, as its model writes it. */
export const words = (message: string, more: object = {}): string =>
  JSON.stringify({ message, trades: [], watchlist_changes: [], ...more });

export const says = (message: string, more: object = {}): Behavior =>
  completion(words(message, more));

export interface WithTools extends Omit<Services, 'chat'> {
  readonly chat: ChatService;
  /** Opens another chat behind the same provider. */
  readonly openChat: (options: Partial<ChatServiceOptions>) => ChatService;
  /** The states that were reported, oldest first. */
  readonly progress: readonly ChatProgress[];
  readonly requests: readonly ProviderRequest[];
}

/** The example account with a chat behind a provider, whose tools are offered. */
export async function openWithTools(
  behaviors: readonly Behavior[],
  {
    make = MAKERS['a server of one’s own'],
    more = {},
    path = ':memory:',
  }: {
    make?: (base_url: string, clock: WallClock) => AssistantModel;
    more?: Partial<ChatServiceOptions>;
    path?: string;
  } = {},
): Promise<WithTools> {
  const services = await openExampleAccount({ path });
  const provider = await startProvider(...behaviors);
  const progress: ChatProgress[] = [];
  const model = make(provider.base_url, services.clock);
  const openChat = (options: Partial<ChatServiceOptions>) =>
    services.chat(model, undefined, {
      lookups: DEFAULT_BUDGET,
      onProgress: (state) => void progress.push(state),
      ...options,
    });
  const { requests } = provider;
  return { ...services, chat: openChat(more), openChat, progress, requests };
}

/** The contents of the tool results in a request, oldest first. */
export const resultsIn = (request: ProviderRequest | undefined): string[] =>
  (request?.body.messages ?? [])
    .filter(({ role }: { role: string }) => role === 'tool')
    .map(({ content }: { content: string }) => content);
