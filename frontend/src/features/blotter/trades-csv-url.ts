import type { CsvSeparator, TradeFilter } from '@finally/contract';
import { accountPath } from '@/shared/account/current-account';
import { query } from '@/shared/api/api';

/** Returns the address at which the trades that match the filter can be downloaded as CSV. */
export const tradesCsvUrl = (filter: TradeFilter, separator: CsvSeparator): string =>
  `/api${accountPath('/portfolio/trades')}${query({ ...filter, format: 'csv', separator })}`;
