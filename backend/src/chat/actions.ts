import {
  type ChatAction,
  type Ticker,
  TickerSchema,
  type TradeAction,
  type WatchlistAction,
} from '@finally/contract';
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { PortfolioService } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlist/index.ts';
import type { ModelReply } from './model.ts';

/** The services that act: the same that serve a person's own requests. */
export interface ActionServices {
  readonly portfolio: Pick<PortfolioService, 'trade'>;
  readonly watchlist: Pick<WatchlistService, 'add' | 'remove'>;
}

type WatchlistReceipt = NonNullable<WatchlistAction['receipt']>;

export const ACTIONS_MAX = 10;

/** As much as is kept of what a model wrote in place of a ticker. */
const TICKER_LENGTH_KEPT = 40;

/**
 * Carries out what a model proposes, one after the other. The order ids follow
 * from the message's id, so that repeating this moves nothing twice.
 */
export async function carryOut(
  { trades, watchlist_changes }: ModelReply,
  chat_message_id: string,
  services: ActionServices,
): Promise<ChatAction[]> {
  const actions: ChatAction[] = [];
  for (const trade of trades) {
    actions.push(await carryOutTrade(trade, chat_message_id, actions.length, services));
  }
  for (const change of watchlist_changes) {
    actions.push(await carryOutChange(change, chat_message_id, actions.length, services));
  }
  return actions;
}

async function carryOutTrade(
  { ticker, side, quantity }: ModelReply['trades'][number],
  chat_message_id: string,
  index: number,
  { portfolio }: ActionServices,
): Promise<TradeAction> {
  const allowed = admit(ticker, index);
  const receipt = allowed.ok
    ? await portfolio.trade(
        {
          ticker: allowed.value,
          side,
          quantity,
          client_order_id: `chat-${chat_message_id}-${index}`,
        },
        { origin: 'assistant', chat_message_id },
      )
    : allowed;
  return {
    id: actionId(chat_message_id, index),
    kind: 'trade',
    request: { ticker: kept(ticker), side, quantity },
    ...outcome(receipt),
  };
}

async function carryOutChange(
  { ticker, action: change }: ModelReply['watchlist_changes'][number],
  chat_message_id: string,
  index: number,
  { watchlist }: ActionServices,
): Promise<WatchlistAction> {
  const allowed = admit(ticker, index);
  const asked = {
    id: actionId(chat_message_id, index),
    kind: 'watchlist' as const,
    request: { ticker: kept(ticker), change },
  };
  if (!allowed.ok) return { ...asked, ...outcome<WatchlistReceipt>(allowed) };
  if (change === 'add') {
    const added = await watchlist.add(allowed.value);
    const receipt: Result<WatchlistReceipt> = added.ok
      ? ok({
          ticker: added.value.entry.ticker,
          name: added.value.entry.name,
          changed: added.value.changed,
        })
      : added;
    return { ...asked, ...outcome(receipt) };
  }
  const removed = await watchlist.remove(allowed.value);
  const receipt: Result<WatchlistReceipt> = removed.ok
    ? ok({ ...removed.value, changed: true })
    : removed;
  return { ...asked, ...outcome(receipt) };
}

const actionId = (chat_message_id: string, index: number): string => `${chat_message_id}-${index}`;

const kept = (ticker: string): string => ticker.slice(0, TICKER_LENGTH_KEPT);

/** What a model wrote as a ticker, where it is one and there is room for another action. */
function admit(written: string, index: number): Result<Ticker> {
  if (index >= ACTIONS_MAX) {
    return refuse('invalid_request', `One message may lead to ${ACTIONS_MAX} actions at most.`);
  }
  const ticker = TickerSchema.safeParse(written);
  return ticker.success
    ? ok(ticker.data)
    : refuse('unknown_ticker', `"${kept(written)}" is not a ticker.`);
}

const outcome = <Receipt>(
  result: Result<Receipt>,
):
  | { status: 'executed'; receipt: Receipt; error: null }
  | { status: 'rejected'; receipt: null; error: Pick<Refusal, 'code' | 'detail'> } =>
  result.ok
    ? { status: 'executed', receipt: result.value, error: null }
    : {
        status: 'rejected',
        receipt: null,
        error: { code: result.error.code, detail: result.error.detail },
      };
