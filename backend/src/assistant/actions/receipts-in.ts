import type { ChatAction } from '@finally/contract';
import type { Sentences, SpokenRefusal } from '../languages/catalog.ts';
import { dollars, prices, shares } from '../wording/amounts.ts';
import { describeTerms } from './terms-in.ts';

/**
 * Describes an action in another language. A refusal that the language has no sentence for is said in
 * English.
 */
export function actionIn(action: ChatAction, say: Sentences): string {
  const described = describe(action, say);
  return action.status === 'rejected' && action.error
    ? `${described}. ${refusalIn(action.error, say)}`
    : described;
}

const refusalIn = (
  { code, detail }: NonNullable<ChatAction['error']>,
  { refusals, reason }: Sentences,
): string => (code in refusals ? refusals[code as SpokenRefusal] : reason(detail));

function describe(action: ChatAction, say: Sentences): string {
  switch (action.kind) {
    case 'trade': {
      if (!action.receipt) return describeTerms(action.request, say);
      const { side, quantity, ticker, price, notional } = action.receipt.trade;
      return `${say.done[side]}: ${shares.format(quantity)} ${ticker}, ${prices.format(price)}, ${dollars.format(notional)}`;
    }
    case 'order':
      return describeTerms(action.request, say);
    case 'order_change': {
      const { order, order_id, change } = action.request;
      const before = order ? describeTerms(order, say) : order_id;
      return order ? say.change(before, describeTerms({ ...order, ...change }, say)) : before;
    }
    case 'order_cancel':
      return say.cancel_all(action.request.ticker || null);
    case 'watchlist':
      return action.request.change === 'add'
        ? say.watch(action.request.ticker)
        : say.unwatch(action.request.ticker);
    case 'alert': {
      const { change, ticker, terms, alert_ids } = action.request;
      if (change === 'remove' || terms === null) return say.remove_alerts(alert_ids.length);
      if (terms.kind === 'percent') return say.alert_percent(ticker, `${terms.percent}%`);
      const at = prices.format(terms.price);
      if (change === 'change') return say.change_alert(ticker, at);
      return terms.kind === 'above' ? say.alert_above(ticker, at) : say.alert_below(ticker, at);
    }
  }
}
