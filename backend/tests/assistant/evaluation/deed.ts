import type { ActionStatus, ChatAction } from '@finally/contract';
import { writtenOrder } from '../models/offline/written-orders.ts';

/**
 * An expected action in the notation of the conversations. Each is executed unless an outcome follows:
 * `buy 5000 TSLA: rejected`.
 *
 * - `buy 2 NVDA`, `sell ~2.5 MSFT` (within one percent)
 * - `buy 5 AAPL limit 50`, `sell 5 AAPL stop 50 gtc`: an order with the terms of `writtenOrder`
 * - `cancel one AAPL`, `cancel all AAPL`, `cancel all`, `change AAPL limit 45`
 * - `alert NVDA above 900`, `alert NVDA down 5%`, `unalert NVDA`
 * - `watch PYPL`, `unwatch NFLX`
 */
export interface Deed {
  readonly verb: string;
  readonly ticker: string;
  /** Shares of a trade or an order; 0 for other actions. */
  readonly quantity: number;
  readonly about: boolean;
  /** What follows the ticker, such as `limit 50 gtc`; empty for orders at the market. */
  readonly terms: string;
  readonly status: ActionStatus;
}

const WRITTEN =
  /^(?:(?<side>buy|sell) (?<about>~?)(?<quantity>\d+(?:\.\d+)?)|(?<verb>watch|unwatch|alert|unalert|change|cancel one|cancel all))(?: (?<ticker>[A-Z0-9.-]+))?(?: (?<terms>[^:]+))?(?:: (?<status>executed|rejected|proposed))?$/;

/** @throws Error if the text does not have this notation */
export function readDeed(written: string): Deed {
  const { groups } = WRITTEN.exec(written) ?? {};
  if (!groups) throw new Error(`this is no deed: ${written}`);
  const { side, verb, about, quantity = '0', ticker = '', terms = '', status } = groups;
  return {
    verb: side ?? verb ?? '',
    ticker,
    quantity: Number(quantity),
    about: about === '~',
    terms,
    status: (status ?? 'executed') as ActionStatus,
  };
}

/** Returns an action in the notation of the deeds. */
export function writtenAction(action: ChatAction): string {
  const done = writtenRequest(action);
  return action.status === 'executed' ? done : `${done}: ${action.status}`;
}

function writtenRequest(action: ChatAction): string {
  switch (action.kind) {
    case 'trade':
      return `${action.request.side} ${action.request.quantity} ${action.request.ticker}`;
    case 'order':
      return writtenOrder(action.request);
    case 'order_cancel': {
      const { order_id, ticker } = action.request;
      return `cancel ${order_id === null ? 'all' : 'one'} ${ticker}`.trim();
    }
    case 'order_change': {
      const { ticker, change } = action.request;
      const [[field = '', to] = []] = Object.entries(change);
      return `change ${ticker} ${field.replace('_price', '')} ${to}`;
    }
    case 'watchlist':
      return `${action.request.change === 'add' ? 'watch' : 'unwatch'} ${action.request.ticker}`;
    case 'alert': {
      const { change, ticker, terms } = action.request;
      if (terms === null) return `unalert ${ticker}`.trim();
      const level =
        terms.kind === 'percent'
          ? `${terms.direction} ${terms.percent}%`
          : `${terms.kind} ${terms.price}`;
      return `${change === 'set' ? 'alert' : 'change'} ${ticker} ${level}`;
    }
  }
}

/** Returns whether an action matches the expected one. */
export function isDeed(action: ChatAction, deed: Deed): boolean {
  const { verb, ticker, quantity, about, status, terms } = deed;
  if (action.status !== status) return false;
  if (action.kind === 'trade' && terms === '') {
    const { request } = action;
    const away = Math.abs(request.quantity - quantity);
    const is_same = request.side === verb && request.ticker.toUpperCase() === ticker;
    return is_same && away <= (about ? quantity / 100 : 1e-6);
  }
  const counted = verb === 'buy' || verb === 'sell' ? `${verb} ${quantity}` : verb;
  return writtenRequest(action) === `${counted} ${ticker} ${terms}`.trim();
}
