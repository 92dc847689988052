import type { Ticker } from '@finally/contract';
import { openAlerts } from '@/features/alerts/use-alerts';
import { goToTicket } from '@/features/layout/ticket-actions';
import { layout } from '@/features/layout/use-layout';
import { selectionStore } from '@/features/symbols/selection-store';
import { addToWatchlist } from '@/features/watchlist/use-watchlist';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import type { ContextAction } from '@/ui/overlay/context-menu';

async function addAndTell(ticker: Ticker): Promise<void> {
  try {
    await addToWatchlist(ticker);
    toast.success(`${ticker} is on the watchlist.`);
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

/** Chooses a ticker and moves the focus into the ticket. */
function openTicket(ticker: Ticker): void {
  selectionStore.setState({ ticker });
  goToTicket();
}

/** Chooses a ticker and shows its chart. */
export function showChart(ticker: Ticker): void {
  selectionStore.setState({ ticker });
  layout.show('chart');
}

/** Returns what can be done with a ticker of a list. */
export const tickerActions = (ticker: Ticker): readonly ContextAction[] => [
  { title: `Show the chart of ${ticker}`, run: () => showChart(ticker) },
  { title: `Buy or sell ${ticker}\u2026`, run: () => openTicket(ticker) },
  { title: `Put ${ticker} on the watchlist`, run: () => void addAndTell(ticker) },
  { title: `Set an alert on ${ticker}\u2026`, run: () => openAlerts(ticker) },
];
