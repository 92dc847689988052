import { INDICATORS } from '@finally/contract/indicators/catalog';
import { isFractionWord, writeSize } from '@/features/orders/size/size-words';
import { writeAlert } from './alert-grammar';
import type { Intent } from './intent';
import { writeChosen, writeValue } from './orders/chosen-orders-grammar';
import { writeTerms } from './orders/write-terms';

/** Returns the line that is parsed as this intent. */
export function writeCommand(intent: Intent): string {
  const words = (): readonly (string | null)[] => {
    switch (intent.kind) {
      case 'show':
        return ['CHART', intent.ticker, intent.interval?.toUpperCase() ?? null];
      case 'show_view':
        return [intent.view.toUpperCase(), intent.ticker];
      case 'compare':
        return ['COMPARE', intent.ticker];
      case 'trade': {
        const size = writeSize(intent.size);
        // Alone, ALL may be Allstate.
        const isAlone = intent.side === 'buy' && intent.ticker === null && size === 'ALL';
        const isOfCash =
          intent.side === 'buy' && intent.size.kind === 'part' && isFractionWord(size);
        return [
          intent.side.toUpperCase(),
          isAlone ? 'MAX' : size,
          isOfCash ? 'OF CASH' : null,
          intent.ticker,
          intent.terms || intent.percents ? writeTerms(intent.terms ?? {}, intent.percents) : null,
        ];
      }
      case 'watch':
      case 'unwatch':
        return [intent.kind.toUpperCase(), intent.ticker];
      case 'alert':
        return ['ALERT', intent.ticker, writeAlert(intent.wish)];
      case 'indicator':
        return [INDICATORS[intent.indicator].short, ...intent.parameters.map(String)];
      case 'ask':
        return ['ASK', intent.message];
      case 'cancel_orders':
        return ['CANCEL', writeCanceled(intent)];
      case 'change_order':
        return ['MOVE', writeChosen(intent.chosen), 'TO', writeValue(intent.to)];
      case 'sell_everything':
        return ['SELL', 'EVERYTHING'];
      case 'reset':
        return ['RESET'];
    }
  };
  return words().filter(Boolean).join(' ');
}

function writeCanceled(intent: Extract<Intent, { kind: 'cancel_orders' }>): string {
  if (intent.of === 'all') return 'ALL';
  return intent.of === 'ticker' ? intent.ticker : writeChosen(intent.chosen);
}
