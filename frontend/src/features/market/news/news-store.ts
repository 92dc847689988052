import type { Headline, Headlines, Ticker } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';
import { marketApi } from '../market-api';

export const NEWS_FILTERS = ['all', 'watchlist', 'chosen'] as const;
export type NewsFilter = (typeof NEWS_FILTERS)[number];

/** Whose headlines are shown, as this browser remembers it. */
export const newsFilterStore = createRememberedStore<{ filter: NewsFilter }>(
  'news',
  1,
  { filter: 'all' },
  { filter: oneOf(NEWS_FILTERS) },
);

const PAGE = 50;
/** Headlines that the panel holds; older ones are not fetched. */
const HELD_MAX = 500;

export interface NewsState {
  /** Newest first, as far as fetched; null until the first page has arrived. */
  headlines: readonly Headline[] | null;
  /** Whether there are older ones to fetch. */
  has_more: boolean;
  /** Whether the source of prices sends headlines. */
  is_supported: boolean;
  error: string | null;
}

export interface NewsStore extends StoreApi<NewsState> {
  /** Shows the headlines of these tickers, or of all if undefined. */
  narrow(tickers: readonly Ticker[] | undefined): Promise<void>;
  /** Fetches the headlines since the newest one, unless a request is under way. Never rejects. */
  refresh(): Promise<void>;
  /** Fetches the next older page. Never rejects. */
  loadMore(): Promise<void>;
}

const NOTHING: NewsState = { headlines: null, has_more: false, is_supported: true, error: null };

/** Creates the store of the headlines that the panel shows. */
export function createNewsStore(calls: Pick<typeof marketApi, 'headlines'> = marketApi): NewsStore {
  const store = createStore<NewsState>(() => NOTHING);
  const { getState, setState } = store;
  const requests = createRequestOrder();
  let tickers: readonly Ticker[] | undefined;
  let isLoading = false;

  async function load(
    page: { before?: number | undefined; after?: number | undefined },
    join: (known: readonly Headline[], answer: Headlines) => Partial<NewsState>,
  ): Promise<void> {
    const isLatest = requests.begin();
    isLoading = true;
    try {
      const answer = await calls.headlines({ ...page, tickers, limit: PAGE });
      if (!isLatest()) return;
      const { is_supported } = answer;
      setState({ ...join(getState().headlines ?? [], answer), is_supported, error: null });
    } catch (error) {
      if (isLatest()) setState({ error: errorMessage(error) });
    } finally {
      if (isLatest()) isLoading = false;
    }
  }

  const loadFirst = () => load({}, (_, { headlines, has_more }) => ({ headlines, has_more }));

  return {
    ...store,
    narrow(wanted) {
      tickers = wanted;
      setState(NOTHING);
      if (wanted?.length !== 0) return loadFirst();
      requests.invalidate();
      setState({ headlines: [] });
      return Promise.resolve();
    },
    async refresh() {
      const { headlines } = getState();
      if (isLoading || tickers?.length === 0) return;
      const [newest] = headlines ?? [];
      if (!newest) return loadFirst();
      await load({ after: newest.id }, (known, { headlines: added, has_more }) =>
        // More than a page has come since: the list begins anew.
        has_more ? { headlines: added, has_more } : added.length > 0 ? held(added, known) : {},
      );
    },
    async loadMore() {
      const { headlines, has_more } = getState();
      const oldest = headlines?.at(-1);
      if (isLoading || !has_more || !oldest) return;
      await load({ before: oldest.id }, (known, answer) => ({
        headlines: [...known, ...answer.headlines],
        has_more: answer.has_more && known.length + answer.headlines.length < HELD_MAX,
      }));
    },
  };
}

const held = (added: readonly Headline[], known: readonly Headline[]): Partial<NewsState> => ({
  headlines: [...added, ...known].slice(0, HELD_MAX),
});

export const newsStore = createNewsStore();
