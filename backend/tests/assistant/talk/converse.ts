import type { ChatAction, ChatAnswer } from '@finally/contract';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import type { ChatService } from '../../../src/assistant/service.ts';
import { writtenOrder } from '../models/offline/written-orders.ts';
import { answered } from '../scripted.ts';
import { openExampleAccount, type Services } from '../support.ts';

export interface Conversation {
  readonly services: Services;
  readonly chat: ChatService;
  say(message: string): Promise<ChatAnswer>;
}

/** Opens a conversation with the built-in assistant through the service, over a real database. */
export async function openConversation(mode: 'auto' | 'confirm' = 'auto'): Promise<Conversation> {
  const services = await openExampleAccount();
  if (mode === 'confirm') {
    const settings = services.settings.current();
    const saved = await services.settings.save({ ...settings, mode });
    if (!saved.ok) throw new Error(saved.error.detail);
  }
  const chat = services.chat(offlineModel);
  const say = (message: string): Promise<ChatAnswer> => {
    services.clock.advance(1_000);
    return answered(chat, message);
  };
  return { services, chat, say };
}

/** Formats an action as the table writes it: `buy 2 NVDA`, with `?` if it waits. */
export function writtenAction(action: ChatAction): string {
  const marks = { executed: '', proposed: '?', rejected: ' (refused)', declined: ' (declined)' };
  return `${written(action)}${marks[action.status]}`;
}

function written(action: ChatAction): string {
  switch (action.kind) {
    case 'trade': {
      const { side, quantity, ticker } = action.request;
      return `${side} ${quantity} ${ticker}`;
    }
    case 'order':
      return writtenOrder(action.request);
    case 'order_change': {
      const [[field = '', to] = []] = Object.entries(action.request.change);
      const name = field.replace('_price', '').replace('time_in_force', '');
      return ['change', action.request.ticker, name, to].filter((word) => word !== '').join(' ');
    }
    case 'order_cancel':
      return `cancel ${action.request.ticker}`;
    case 'watchlist':
      return `${action.request.change === 'add' ? 'watch' : 'unwatch'} ${action.request.ticker}`;
    case 'alert': {
      const { change, ticker, terms } = action.request;
      const level =
        terms?.kind === 'above' || terms?.kind === 'below' ? ` ${terms.kind} ${terms.price}` : '';
      return `${change === 'set' ? '' : `${change} `}alert ${ticker}${level}`;
    }
  }
}

/** Returns the shares that are held, by ticker. */
export async function heldBy({ portfolio }: Services): Promise<Readonly<Record<string, number>>> {
  const { positions } = await portfolio.portfolio();
  return Object.fromEntries(positions.map(({ ticker, quantity }) => [ticker, quantity]));
}
