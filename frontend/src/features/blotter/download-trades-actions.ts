import { viewsStore } from '@/features/portfolio/views-store';
import { tradesCsvUrl } from '@/shared/api/api';

/** Hands all trades of the ledger to the person as a CSV file, separated as they chose. */
export function downloadTrades(): void {
  const link = document.createElement('a');
  link.href = tradesCsvUrl({}, viewsStore.getState().csv_separator);
  link.download = '';
  link.click();
}
