import { blotterStore } from '@/features/blotter/blotter-store';
import { api } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { printedTradesStore } from './printed-trades-store';

/** Trades on paper: the newest ones. */
const TRADES_MAX = 200;

/** Fetches the trades and opens the browser's dialog for printing. */
export async function printAccount(): Promise<void> {
  try {
    const { trades, next_cursor } = await api.trades({ limit: TRADES_MAX });
    printedTradesStore.setState({ trades, hasMore: next_cursor !== null });
    print();
  } catch (error) {
    toast.error('The account could not be printed', { description: errorMessage(error) });
  }
}

/** Takes the trades that are shown already, if the browser prints without this page having been asked. */
export function takeShownTrades(): void {
  const { trades, filter, next_cursor } = blotterStore.getState();
  const isWhole = Object.values(filter).every((value) => value === undefined);
  if (trades && isWhole) printedTradesStore.setState({ trades, hasMore: next_cursor !== null });
}
