import type { ActionStatus, ChatAction } from '@finally/contract';
import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import { writtenOrder } from '../models/offline/written-orders.ts';

/**
 * An expected action in the notation of the conversations: `buy 2 NVDA`, `sell ~2.5 MSFT` (within
 * one percent), `buy 5 AAPL limit 50` (for the day), `sell 5 AAPL stop 50 gtc`, `watch PYPL`,
 * `unwatch NFLX`. Each is executed unless an outcome follows: `buy 5000 TSLA: rejected`.
 */
export interface Deed {
  readonly verb: 'buy' | 'sell' | 'watch' | 'unwatch';
  readonly ticker: string;
  readonly quantity: number;
  readonly about: boolean;
  /** The price of an order that rests, and whether it does until it is canceled; null at the market. */
  readonly level: {
    readonly type: 'limit' | 'stop';
    readonly price: number;
    readonly is_gtc: boolean;
  } | null;
  readonly status: ActionStatus;
}

const WRITTEN =
  /^(?:(buy|sell) (~?)(\d+(?:\.\d+)?)|(watch|unwatch)) ([A-Z0-9.-]+)(?: (limit|stop) (\d+(?:\.\d+)?)( gtc)?)?(?:: (executed|rejected|proposed))?$/;

/** @throws Error if the text does not have this notation */
export function readDeed(written: string): Deed {
  const match = WRITTEN.exec(written);
  if (!match) throw new Error(`this is no deed: ${written}`);
  const [, side, about, quantity, change, ticker = '', type, price, gtc, status = 'executed'] =
    match;
  return {
    verb: (side ?? change) as Deed['verb'],
    ticker,
    quantity: Number(quantity ?? 0),
    about: about === '~',
    level: type
      ? { type: type as 'limit' | 'stop', price: Number(price), is_gtc: gtc !== undefined }
      : null,
    status: status as ActionStatus,
  };
}

export const writtenAction = (action: ChatAction): string => {
  const { ticker } = action.request;
  const done =
    action.kind === 'trade'
      ? `${action.request.side} ${action.request.quantity} ${ticker}`
      : action.kind === 'watchlist'
        ? `${action.request.change === 'add' ? 'watch' : 'unwatch'} ${ticker}`
        : action.kind === 'order'
          ? writtenOrder(action.request)
          : `${action.kind} ${ticker}`;
  return action.status === 'executed' ? done : `${done}: ${action.status}`;
};

/** Returns whether an action matches the expected one. */
export function isDeed(action: ChatAction, deed: Deed): boolean {
  const { verb, ticker, quantity, about, status, level } = deed;
  if (action.status !== status || action.request.ticker.toUpperCase() !== ticker) return false;
  if (action.kind === 'watchlist') {
    return action.request.change === (verb === 'watch' ? 'add' : verb === 'unwatch' && 'remove');
  }
  if (level) {
    const lasting = level.is_gtc ? ' gtc' : '';
    const written = `${verb} ${quantity} ${ticker} ${level.type} ${level.price}${lasting}`;
    return action.kind === 'order' && writtenOrder(action.request) === written;
  }
  if (action.kind !== 'trade') return false;
  const away = Math.abs(action.request.quantity - quantity);
  return action.request.side === verb && away <= (about ? quantity / 100 : 1e-6);
}

/** Returns the expected actions as a model would propose them. */
export const replyOf = (message: string, deeds: readonly Deed[]): ModelReply => ({
  message,
  trades: deeds.flatMap(({ verb, ticker, quantity, level }) =>
    (verb === 'buy' || verb === 'sell') && level === null
      ? [{ ticker, side: verb, quantity: Math.floor(quantity * 1e6) / 1e6 }]
      : [],
  ),
  orders: deeds.flatMap(({ verb, ticker, quantity, level }) =>
    (verb === 'buy' || verb === 'sell') && level
      ? [
          {
            ticker,
            side: verb,
            quantity,
            type: level.type,
            [level.type === 'limit' ? 'limit_price' : 'stop_price']: level.price,
          },
        ]
      : [],
  ),
  watchlist_changes: deeds.flatMap(({ verb, ticker }) =>
    verb === 'watch' || verb === 'unwatch'
      ? [{ ticker, action: verb === 'watch' ? ('add' as const) : ('remove' as const) }]
      : [],
  ),
});
