import { viewsStore } from '@/features/portfolio/views-store';
import { download } from '@/shared/browser/download';
import { tradesCsvUrl } from './trades-csv-url';

/** Downloads all trades of the ledger as a CSV file, with the separator that the person has chosen. */
export const downloadTrades = (): void =>
  download(tradesCsvUrl({}, viewsStore.getState().csv_separator));
