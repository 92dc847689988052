import { sayNumber } from '../format-numbers.ts';
import type { AlertCommand, ChosenAlerts } from './alert-command.ts';

const MOVES = { up: 'rises', down: 'falls', either: 'moves' } as const;

/** Formats a command on alerts: `alert me when NVDA is above $200`. */
export function sayAlert(command: AlertCommand): string {
  switch (command.kind) {
    case 'set_alert': {
      const { ticker, written } = command;
      return written.of === 'percent'
        ? `alert me when ${ticker} ${MOVES[written.direction]} ${sayNumber(written.percent)}%`
        : `alert me when ${ticker} is ${written.side ?? 'at'} $${sayNumber(written.price)}`;
    }
    case 'change_alert':
      return `move ${sayChosenAlerts(command.chosen)} to $${sayNumber(command.price)}`;
    case 'remove_alerts':
      return `remove ${sayChosenAlerts(command.chosen)}`;
  }
}

/** Formats which alerts are meant: `all NVDA alerts`, `the alert at $200`. */
export function sayChosenAlerts({ ticker, price, is_plural }: ChosenAlerts): string {
  const name = ticker === null ? '' : `${ticker} `;
  const at = price === null ? '' : ` at $${sayNumber(price)}`;
  return is_plural ? `all ${name}alerts${at}` : `the ${name}alert${at}`;
}
