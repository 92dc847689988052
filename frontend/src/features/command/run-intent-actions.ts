import type { Ticker } from '@finally/contract';
import { setAlertAndNotify } from '@/features/alerts/use-alerts';
import { askAssistant } from '@/features/assistant/use-chat';
import { activeChart } from '@/features/chart/chart-store';
import { INDICATORS_MAX } from '@/features/chart/indicators/indicator';
import { layoutStore } from '@/features/layout/layout-store';
import { showNews } from '@/features/market/news/use-news';
import { orderGate } from '@/features/orders/confirmation/order-gate-store';
import { BUSY, type OrderOutcome, ordersStore } from '@/features/orders/orders-store';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { readOrderMarket } from '@/features/orders/size/use-order-market';
import { placeOrder } from '@/features/orders/use-trade';
import { cancelOrdersAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { addToWatchlist, removeWithUndo } from '@/features/watchlist/use-watchlist';
import { accountApi } from '@/shared/api/account-api';
import { toast } from '@/shared/toast';
import { CHANGE_TOAST } from '@/shared/undo/undo-actions';
import { chosenChange, chosenOrders, headsOf, noneOpen } from './chosen-orders';
import { termsOf } from './grammar/alert-grammar';
import type { ChosenOrders, Intent, TradeIntent } from './grammar/intent';
import { orderOf } from './order-of-intent';

const DECLINED = 'You said no: nothing was sent.';

/** Null if it was executed, otherwise a sentence that says why not. */
type Outcome = Promise<string | null>;

/** The ticker that an intent is about, also where it names none. */
export const tickerOf = (intent: Intent): Ticker =>
  ('ticker' in intent ? intent.ticker : null) ?? selectionStore.getState().ticker;

async function trade(intent: TradeIntent, ticker: Ticker): Outcome {
  const order = orderOf(intent, readOrderMarket(ticker));
  return typeof order === 'string' ? order : failureOf(await placeOrder(order));
}

const KEPT = 'You said no: no order was canceled.';

/** Cancels the chosen orders, one group after the other. */
async function cancelChosen(chosen: ChosenOrders): Outcome {
  const { orders } = workingOrdersStore.getState();
  const found = headsOf(chosenOrders(orders ?? [], chosen));
  if (found.length === 0) return noneOpen(chosen);
  let count = 0;
  for (const order of found) {
    if ((await workingOrdersStore.cancelWithCare(order)) === null) break;
    count++;
    toast(`Canceled: ${describePlacedOrder(order)}`);
  }
  if (count === 0) return KEPT;
  return count < found.length ? `You said no: ${count} of ${found.length} were canceled.` : null;
}

/** Changes the chosen order, after a question if orders are confirmed. */
async function changeChosen(intent: Extract<Intent, { kind: 'change_order' }>): Outcome {
  const meant = chosenChange(intent, workingOrdersStore.getState().orders ?? []);
  if (typeof meant === 'string') return meant;
  const placed = await workingOrdersStore.change(meant.order, meant.change);
  if (placed === null) return 'You said no: no order was changed.';
  toast.success(`Changed: ${describePlacedOrder(placed.order)}`);
  return null;
}

/** Why an order was not placed, or null if it was. */
function failureOf(outcome: OrderOutcome): string | null {
  if (outcome.kind === 'busy') return BUSY;
  if (outcome.kind === 'declined') return DECLINED;
  if (outcome.kind === 'unsettled') return outcome.detail;
  return outcome.kind === 'refused' ? outcome.refusal.detail : null;
}

/** Sells all positions after one confirmation. */
async function sellEverything(): Outcome {
  const positions = portfolioStore.getState().portfolio?.positions ?? [];
  if (positions.length === 0) return 'Nothing is held.';
  const outcomes = await ordersStore.placeAll(
    positions.map(({ ticker, quantity }) => ({ ticker, side: 'sell', quantity })),
  );
  const failures = outcomes.flatMap((outcome, index) => {
    const failure = failureOf(outcome);
    return failure === null ? [] : [`${positions[index]?.ticker}: ${failure}`];
  });
  const sold = outcomes.length - failures.length;
  const sentence = `Sold ${sold} of ${outcomes.length} positions.`;
  if (failures.length === 0) toast.success(sentence);
  else if (sold > 0) toast.warning(sentence, { description: failures.join(' ') });
  if (outcomes.every(({ kind }) => kind === 'declined')) return DECLINED;
  return failures.length > 0 ? failures.join(' ') : null;
}

/** Starts over with the starting cash, after a question. */
async function startOver(): Outcome {
  if (ordersStore.isBusy()) return BUSY;
  if (!(await orderGate.askAbout({ kind: 'reset' }))) return DECLINED;
  await accountApi.resetPortfolio();
  await portfolioStore.refresh();
  toast.success('The portfolio starts over. Past trades are archived.');
  return null;
}

async function alert({ wish }: Extract<Intent, { kind: 'alert' }>, ticker: Ticker): Outcome {
  const terms = termsOf(wish, readOrderMarket(ticker).price);
  if (!terms) return `There is no live price of ${ticker}. Write ABOVE or BELOW.`;
  await setAlertAndNotify({ ticker, terms });
  return null;
}

/** Executes an intent. Toasts show the result. */
export async function runIntent(intent: Intent): Outcome {
  const ticker = tickerOf(intent);
  try {
    switch (intent.kind) {
      case 'trade':
        return await trade(intent, ticker);
      case 'cancel_orders':
        if (intent.of === 'chosen') return await cancelChosen(intent.chosen);
        return (await cancelOrdersAndNotify(intent.of === 'all' ? null : ticker)) ? null : KEPT;
      case 'change_order':
        return await changeChosen(intent);
      case 'sell_everything':
        return await sellEverything();
      case 'compare':
        activeChart().compareWith(ticker);
        return null;
      case 'show_view':
        selectionStore.setState({ ticker });
        if (intent.view === 'news') showNews('chosen');
        layoutStore.show(intent.view);
        return null;
      case 'show':
        activeChart().show(ticker, intent.interval ?? undefined);
        return null;
      case 'watch':
        selectionStore.setState({ ticker: (await addToWatchlist(ticker)).ticker });
        toast.success(`${ticker} is on the watchlist.`, CHANGE_TOAST);
        return null;
      case 'unwatch':
        return await removeWithUndo(ticker);
      case 'alert':
        return await alert(intent, ticker);
      case 'indicator':
        if (activeChart().getState().indicators.length >= INDICATORS_MAX) {
          return `A chart has at most ${INDICATORS_MAX} indicators.`;
        }
        layoutStore.show('chart');
        activeChart().addIndicator(intent.indicator, intent.parameters);
        return null;
      case 'ask':
        // Seen, and not focused: the person goes on where they were.
        layoutStore.show('chat');
        void askAssistant(intent.message);
        return null;
      case 'reset':
        return await startOver();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
