import type { CsvSeparator, TradeFilter } from '@finally/contract';
import { query } from '@/shared/api/api';

/** Returns the address at which the trades that match the filter can be downloaded as CSV. */
export const tradesCsvUrl = (filter: TradeFilter, separator: CsvSeparator): string =>
  `/api/portfolio/trades${query({ ...filter, format: 'csv', separator })}`;
