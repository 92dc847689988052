import type { Headlines, MoverKind, Movers, Ticker } from '@finally/contract';
import { call, query } from '@/shared/api/api';

interface HeadlinesRequest {
  tickers?: readonly Ticker[] | undefined;
  before?: number | undefined;
  after?: number | undefined;
  limit?: number;
}

/** The calls about the whole market. A failure rejects with an ApiError. */
export const marketApi = {
  movers: (kind: MoverKind, limit: number) =>
    call<Movers>('GET', `/market/movers${query({ kind, limit })}`),
  headlines: ({ tickers, ...page }: HeadlinesRequest) =>
    call<Headlines>('GET', `/market/headlines${query({ ...page, tickers: tickers?.join() })}`),
};
