import type {
  Headlines,
  MoverKind,
  Movers,
  SavedScan,
  SavedScans,
  Scan,
  ScanChanges,
  ScanResult,
  Ticker,
} from '@finally/contract';
import { call, callServer, query } from '@/shared/api/api';

interface HeadlinesRequest {
  tickers?: readonly Ticker[] | undefined;
  before?: number | undefined;
  after?: number | undefined;
  limit?: number;
}

const scanPath = (name: string) => `/scans/${encodeURIComponent(name)}`;

/** The calls about the whole market. A failure rejects with an ApiError. */
export const marketApi = {
  movers: (kind: MoverKind, limit: number) =>
    callServer<Movers>('GET', `/market/movers${query({ kind, limit })}`),
  headlines: ({ tickers, ...page }: HeadlinesRequest) =>
    callServer<Headlines>(
      'GET',
      `/market/headlines${query({ ...page, tickers: tickers?.join() })}`,
    ),

  previewScan: (scan: Scan) => call<ScanResult>('POST', '/scans/preview', { scan }),
  scans: () => call<SavedScans>('GET', '/scans'),
  saveScan: (name: string, scan: Scan, alerts: boolean) =>
    call<SavedScan>('PUT', scanPath(name), { scan, alerts }),
  changeScan: (name: string, changes: ScanChanges) =>
    call<SavedScan>('PATCH', scanPath(name), changes),
  deleteScan: (name: string) => call<void>('DELETE', scanPath(name)),
};
