import { tradesCsvUrl } from './api';

/** Hands all trades of the ledger to the person as a CSV file. */
export function downloadTrades(): void {
  const link = document.createElement('a');
  link.href = tradesCsvUrl({});
  link.download = '';
  link.click();
}
