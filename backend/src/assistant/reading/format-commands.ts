import { sayAlert } from './alerts/format-alerts.ts';
import type { Amount } from './amount.ts';
import type { Command } from './command.ts';
import { sayNumber, sayPart } from './format-numbers.ts';
import { sayWorking } from './orders/format-orders.ts';

/** Formats commands as the text of an order: `sell NVDA, as many as you hold`. */
export const formatCommands = (commands: readonly Command[]): string =>
  commands.map(sayCommand).join('; ');

function sayCommand(command: Command): string {
  switch (command.kind) {
    case 'trade':
      return `${command.side} ${sayAmount(command.amount, command.ticker)}`;
    case 'sell_group': {
      const part = command.part.equals(1) ? '' : `${sayPart(command.part)} of `;
      const group = {
        all: 'everything',
        winners: 'your winners',
        losers: 'your losers',
        sector: `your positions of the sector ${command.sector}`,
      };
      const except = command.except.length > 0 ? ` except ${command.except.join(' and ')}` : '';
      return `sell ${part}${group[command.group]}${except}`;
    }
    case 'target': {
      const verbs = { down: 'reduce', up: 'increase', either: 'bring' };
      const verb = verbs[command.direction];
      return `${verb} ${command.ticker} to ${sayPart(command.weight)} of the portfolio`;
    }
    case 'target_shares':
      return `bring ${command.ticker} to ${sayNumber(command.shares)} shares`;
    case 'allocate': {
      const parts = command.weights.map(({ ticker, weight }) => `${sayPart(weight)} ${ticker}`);
      return `rebalance to ${parts.join(', ')}, the rest in cash`;
    }
    case 'equalize':
      return command.tickers.length > 0
        ? `make ${command.tickers.join(', ')} equally large`
        : 'make all positions equally large';
    case 'split':
      return `spend ${sayMoney(command.amount)} in equal parts on ${command.tickers.join(', ')}`;
    case 'order':
    case 'cancel_orders':
    case 'change_order':
      return sayWorking(command, (amount, ticker) => sayAmount(amount, ticker));
    case 'set_alert':
    case 'change_alert':
    case 'remove_alerts':
      return sayAlert(command);
    case 'watchlist':
      return command.change === 'add'
        ? `watch ${command.ticker}`
        : `stop watching ${command.ticker}`;
  }
}

function sayAmount(amount: Amount, ticker: string): string {
  switch (amount.of) {
    case 'shares':
      return `${sayNumber(amount.shares)} ${ticker}`;
    case 'position':
      return amount.part.equals(1)
        ? `${ticker}, as many as you hold`
        : `${ticker}, ${sayPart(amount.part)} of what you hold`;
    case 'all_but':
      return `${ticker}, all but ${sayNumber(amount.shares)}`;
    case 'total':
      return `${ticker} for ${sayPart(amount.part)} of the portfolio`;
    case 'most':
      return `${ticker}, as many as possible`;
    default:
      return `${ticker} for ${sayMoney(amount)}`;
  }
}

function sayMoney(
  amount: Extract<Amount, { of: 'dollars' | 'cash' | 'rest' | 'proceeds' }>,
): string {
  switch (amount.of) {
    case 'dollars':
      return `$${sayNumber(amount.dollars)}`;
    case 'cash':
      return amount.part.equals(1) ? 'all of the cash' : `${sayPart(amount.part)} of the cash`;
    case 'rest':
      return 'the cash that is left';
    case 'proceeds':
      return 'what the sale brings';
  }
}
