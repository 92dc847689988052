import type { Ticker } from '@finally/contract';
import { termsOf } from '@/lib/alert-grammar';
import { api } from '@/lib/api';
import type { Intent } from '@/lib/command-grammar';
import { amountOf } from '@/lib/order-size';
import { toast } from '@/lib/toast';
import { chartStore } from '@/stores/chart';
import { commandsStore } from '@/stores/commands';
import { portfolioStore } from '@/stores/portfolio';
import { selectionStore } from '@/stores/selection';
import { watchlistStore } from '@/stores/watchlist';
import { setAlertAloud } from './use-alerts';
import { askAssistant } from './use-chat';
import { readOrderMarket } from './use-order-market';
import { placeOrder } from './use-trade';
import { removeWithUndo } from './use-watchlist';

/** Done: null. Otherwise the sentence that tells why not. */
type Outcome = Promise<string | null>;

/** The ticker that an intent is about, also where it names none. */
export const tickerOf = (intent: Intent): Ticker =>
  ('ticker' in intent ? intent.ticker : null) ?? selectionStore.getState().ticker;

async function trade(intent: Extract<Intent, { kind: 'trade' }>, ticker: Ticker): Outcome {
  const { side, size } = intent;
  const market = readOrderMarket(ticker);
  const amount = amountOf(side, size, market);
  if (!amount) return 'How much cash there is, is not known yet. Try again in a moment.';
  if (size.kind === 'part' && side === 'sell' && market.held === 0) return `No ${ticker} is held.`;
  const outcome = await placeOrder({ ticker, side, ...amount });
  if (outcome.kind === 'busy') return 'Another order is on its way. Try again in a moment.';
  return outcome.kind === 'refused' ? outcome.refusal.detail : null;
}

async function alert({ wish }: Extract<Intent, { kind: 'alert' }>, ticker: Ticker): Outcome {
  const terms = termsOf(wish, readOrderMarket(ticker).price);
  if (!terms) return `There is no live price of ${ticker}. Write ABOVE or BELOW.`;
  await setAlertAloud({ ticker, terms });
  return null;
}

/** Does what a line asked for. What it did is told in toasts, as wherever else it can be done. */
export async function runIntent(intent: Intent): Outcome {
  const ticker = tickerOf(intent);
  try {
    switch (intent.kind) {
      case 'trade':
        return await trade(intent, ticker);
      case 'show':
        chartStore.show(ticker, intent.interval ?? undefined);
        return null;
      case 'watch':
        selectionStore.setState({ ticker: (await watchlistStore.add(ticker)).ticker });
        toast.success(`${ticker} is on the watchlist.`);
        return null;
      case 'unwatch':
        return await removeWithUndo(ticker);
      case 'alert':
        return await alert(intent, ticker);
      case 'ask':
        commandsStore.run('desk.go.chat');
        void askAssistant(intent.message);
        return null;
      case 'reset':
        await api.resetPortfolio();
        await portfolioStore.refresh();
        toast.success('The portfolio starts over. Past trades are archived.');
        return null;
    }
  } catch (error) {
    return (error as Error).message;
  }
}
