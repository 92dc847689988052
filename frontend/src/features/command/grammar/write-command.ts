import { INDICATORS } from '@/features/chart/indicators/catalog';
import { isFractionWord, writeSize } from '@/features/orders/size/size-words';
import { writeAlert } from './alert-grammar';
import type { Intent } from './intent';
import { writeTerms } from './orders/order-terms-grammar';

/** Returns the line that is parsed as this intent. */
export function writeCommand(intent: Intent): string {
  const words = (): readonly (string | null)[] => {
    switch (intent.kind) {
      case 'show':
        return ['CHART', intent.ticker, intent.interval?.toUpperCase() ?? null];
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
          intent.terms ? writeTerms(intent.terms) : null,
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
        return ['CANCEL', intent.of === 'all' ? 'ALL' : intent.ticker];
      case 'sell_everything':
        return ['SELL', 'EVERYTHING'];
      case 'reset':
        return ['RESET'];
    }
  };
  return words().filter(Boolean).join(' ');
}
