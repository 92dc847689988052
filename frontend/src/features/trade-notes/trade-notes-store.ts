import type { NotedTrade, TagProfits, Trade, TradeNote, TradeNoteBody } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { tradeNotesApi } from './trade-notes-api';

export interface TradeNotesState {
  /** The noted trades of the current ledger, newest first; null until loaded. */
  noted: readonly NotedTrade[] | null;
  /** By the id of the trade. */
  notes: ReadonlyMap<string, TradeNote>;
  tags: TagProfits['tags'];
  /** Why they could not be loaded; null if they could. */
  error: string | null;
}

/** A refusal rejects with an ApiError. */
export interface TradeNotesStore extends StoreApi<TradeNotesState> {
  /** Fetches all notes. Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  write(trade_id: string, body: TradeNoteBody): Promise<void>;
  keepPicture(trade_id: string, png: string): Promise<void>;
  deletePicture(trade_id: string): Promise<void>;
  /** Keeps the notes current while at least one caller watches; returns how to stop. */
  watch(): () => void;
}

/** Creates the store of what is written down of trades, as the server has it. */
function createTradeNotesStore(
  source: typeof tradeNotesApi = tradeNotesApi,
  events: Pick<AccountEvents, 'onChange'> = accountEvents,
): TradeNotesStore {
  const store = createStore<TradeNotesState>(() => ({
    noted: null,
    notes: new Map(),
    tags: [],
    error: null,
  }));
  const requests = createRequestOrder();
  let watchers = 0;
  let stop = () => {};

  async function listAll(): Promise<readonly NotedTrade[]> {
    const noted: NotedTrade[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await source.list({ limit: 500, ...(cursor && { cursor }) });
      noted.push(...page.notes);
      cursor = page.next_cursor;
    }
    return noted;
  }

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const [noted, { tags }] = await Promise.all([listAll(), source.tags()]);
      const notes = new Map(noted.map(({ note }) => [note.trade_id, note]));
      if (isLatest()) store.setState({ noted, notes, tags, error: null });
    } catch (error) {
      if (isLatest()) store.setState({ error: errorMessage(error) });
    }
  }

  const changing = async (change: Promise<unknown>): Promise<void> => {
    await change;
    await refresh();
  };

  return {
    ...store,
    refresh,
    write: (trade_id, body) => changing(source.write(trade_id, body)),
    keepPicture: (trade_id, png) => changing(source.keepPicture(trade_id, png)),
    deletePicture: (trade_id) => changing(source.deletePicture(trade_id)),
    watch() {
      watchers += 1;
      if (watchers === 1) {
        void refresh();
        const stops = [
          events.onChange('trade_note', refresh),
          // A reset archives the notes with their trades.
          events.onChange('portfolio', refresh),
        ];
        stop = () => {
          for (const one of stops) one();
        };
      }
      return () => {
        watchers -= 1;
        if (watchers === 0) stop();
      };
    },
  };
}

export const tradeNotesStore = createTradeNotesStore();

/** The trade whose note is open; null if none is. */
export const openNoteStore = createStore<Trade | null>(() => null);
