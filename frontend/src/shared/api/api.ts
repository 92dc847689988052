import type {
  BarInterval,
  Bars,
  Benchmark,
  Health,
  History,
  HistoryRange,
  OrderPreview,
  Performance,
  PlacedOrder,
  Portfolio,
  Problem,
  SentOrder,
  SymbolSearch,
  Ticker,
  TradeFilter,
  TradeReceipt,
  TradeRequest,
  TradesPage,
  Watchlist,
  WatchlistChanges,
  WatchlistEntry,
  WatchlistSummary,
  Watchlists,
} from '@finally/contract';
import { accountPath, leaveAccount } from '../account/current-account';

/** A failed call. The message is a sentence for people; branch on `problem.code`. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

const clientProblem = (status: number, title: string, detail: string): Problem => ({
  type: 'about:blank',
  title,
  status,
  detail,
  code: 'internal_error',
});

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  return clientProblem(
    response.status,
    response.statusText || 'Error',
    `The server answered ${response.status} without a reason. Try again in a moment.`,
  );
}

/** Opens another page of the server. */
export const goTo = (path: string): void => globalThis.location.assign(path);

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls the API for the account of this tab; every failure rejects with an ApiError. */
export const call = <Answer>(method: Method, path: string, body?: unknown): Promise<Answer> =>
  callServer(method, accountPath(path), body);

/** Calls the API for what belongs to no account; every failure rejects with an ApiError. */
export async function callServer<Answer>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch {
    throw new ApiError(
      clientProblem(
        0,
        'No connection',
        'The FinAlly server cannot be reached. Is it still running?',
      ),
    );
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === 'sign_in_required') goTo('/sign-in');
    if (problem.code === 'unknown_account') leaveAccount();
    throw new ApiError(problem);
  }
  if (response.status === 204) return undefined as Answer;
  try {
    return (await response.json()) as Answer;
  } catch {
    throw new ApiError(
      clientProblem(
        response.status,
        'Broken answer',
        'The answer broke off on its way. Try again.',
      ),
    );
  }
}

/** Returns values as the query of an address, with its question mark; empty if there are none. */
export function query(values: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

const listPath = (list_id: string) => `/watchlists/${encodeURIComponent(list_id)}`;
const entryPath = (list_id: string, ticker: Ticker) =>
  `${listPath(list_id)}/entries/${encodeURIComponent(ticker)}`;

/** The calls of the browser, typed by the contract. A failure rejects with an ApiError. */
export const api = {
  portfolio: () => call<Portfolio>('GET', '/portfolio'),
  previewOrder: (order: Omit<SentOrder, 'client_order_id'>) =>
    call<OrderPreview>('POST', '/orders/preview', order),
  placeOrder: (order: SentOrder) => call<PlacedOrder>('POST', '/orders', order),
  trade: (request: TradeRequest) => call<TradeReceipt>('POST', '/portfolio/trade', request),
  history: (range: HistoryRange) => call<History>('GET', `/portfolio/history${query({ range })}`),
  benchmark: (range: HistoryRange) =>
    call<Benchmark>('GET', `/portfolio/benchmark${query({ range })}`),
  performance: () => call<Performance>('GET', '/portfolio/performance'),
  trades: (page: TradeFilter & { limit?: number; cursor?: string } = {}) =>
    call<TradesPage>('GET', `/portfolio/trades${query(page)}`),

  watchlists: () => call<Watchlists>('GET', '/watchlists'),
  createWatchlist: (name: string) => call<WatchlistSummary>('POST', '/watchlists', { name }),
  changeWatchlist: (list_id: string, changes: WatchlistChanges) =>
    call<WatchlistSummary>('PATCH', listPath(list_id), changes),
  deleteWatchlist: (list_id: string) => call<void>('DELETE', listPath(list_id)),
  watchlist: (list_id: string) => call<Watchlist>('GET', listPath(list_id)),
  addToWatchlist: (list_id: string, ticker: string, position?: number) =>
    call<WatchlistEntry>('POST', `${listPath(list_id)}/entries`, { ticker, position }),
  moveOnWatchlist: (list_id: string, ticker: Ticker, position: number) =>
    call<void>('PATCH', entryPath(list_id, ticker), { position }),
  removeFromWatchlist: (list_id: string, ticker: Ticker) =>
    call<void>('DELETE', entryPath(list_id, ticker)),

  searchSymbols: (q: string) => callServer<SymbolSearch>('GET', `/market/search${query({ q })}`),
  bars: (ticker: Ticker, interval: BarInterval, limit?: number, before?: string) =>
    callServer<Bars>('GET', `/market/bars${query({ ticker, interval, limit, before })}`),

  health: () => callServer<Health>('GET', '/health'),
};
