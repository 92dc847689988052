import type { ModelReply } from '../../model.ts';
import { type Facts, positionIn, titled } from '../facts.ts';
import type { Command, Obstacle } from '../intent.ts';
import { quantityOf } from '../quantity.ts';
import { dollars, gain, list, price, shares } from './format.ts';

type Trade = Extract<Command, { kind: 'trade' }>;
type Actions = Pick<ModelReply, 'trades' | 'watchlist_changes'>;
export type Proposal = { readonly message: string } & Actions;

const NO_ACTIONS: Actions = { trades: [], watchlist_changes: [] };

const value = (trade: Trade, quantity: number, facts: Facts): string => {
  const latest = facts.prices.get(trade.ticker);
  return latest ? `, about ${dollars(quantity * latest.price)} at ${price(latest.price)}` : '';
};

/** The positions to sell where all of them are meant. */
const expand = (
  commands: readonly Command[],
  { portfolio }: Facts,
): Exclude<Command, { kind: 'sell_everything' }>[] =>
  commands.flatMap((command) =>
    command.kind === 'sell_everything'
      ? portfolio.positions.map(({ ticker }) => ({
          kind: 'trade' as const,
          side: 'sell' as const,
          ticker,
          amount: { of: 'position' as const, share: command.share },
        }))
      : [command],
  );

/** The commands of one sentence as actions, worded as what is going to be tried. */
export function proposal(commands: readonly Command[], facts: Facts): Proposal {
  const trades: ModelReply['trades'] = [];
  const watchlist_changes: ModelReply['watchlist_changes'] = [];
  const lines: string[] = [];
  const hindrances: string[] = [];
  for (const command of expand(commands, facts)) {
    if (command.kind === 'watchlist') {
      const { ticker, change: action } = command;
      watchlist_changes.push({ ticker, action });
      const title = titled(facts, ticker);
      lines.push(action === 'add' ? `watch ${title}` : `stop watching ${title}`);
      continue;
    }
    const quantity = quantityOf(command, facts);
    if (!quantity.ok) {
      hindrances.push(quantity.error);
      continue;
    }
    const { ticker, side } = command;
    trades.push({ ticker, side, quantity: quantity.value });
    lines.push(
      `${side} **${shares(quantity.value)} ${ticker}**${value(command, quantity.value, facts)}`,
    );
  }
  if (hindrances.length > 0) {
    return { ...NO_ACTIONS, message: `${hindrances.join(' ')} I placed nothing.` };
  }
  if (lines.length === 0) return { ...NO_ACTIONS, message: 'You hold nothing that could be sold.' };
  const head = trades.length > 0 ? 'Placing' : 'Changing your watchlist';
  const [only, ...others] = lines;
  const message = others.length === 0 ? `${head}: ${only}.` : `${head}:\n\n${list(lines)}`;
  return { message, trades, watchlist_changes };
}

/** What an order would bring, without placing it. */
export function preview(commands: readonly Command[], facts: Facts): string {
  const lines = expand(commands, facts).flatMap((command) =>
    command.kind === 'trade' ? [previewTrade(command, facts)] : [],
  );
  return lines.length === 0
    ? 'There is nothing to trade in that. Nothing was placed.'
    : `At current prices, and with nothing placed:\n\n${list(lines)}`;
}

function previewTrade(trade: Trade, facts: Facts): string {
  const { side, ticker } = trade;
  const quantity = quantityOf(trade, facts);
  if (!quantity.ok) return quantity.error;
  const latest = facts.prices.get(ticker);
  if (!latest) return `There is no price for ${ticker} at the moment.`;
  const amount = quantity.value * latest.price;
  const { cash_balance } = facts.portfolio;
  const order = `${shares(quantity.value)} ${ticker} at ${price(latest.price)}`;
  if (side === 'buy') {
    return amount > cash_balance
      ? `Buying ${order} would cost ${dollars(amount)}, more than your ${dollars(cash_balance)} in cash.`
      : `Buying ${order} would cost ${dollars(amount)} and leave ${dollars(cash_balance - amount)} in cash.`;
  }
  const position = positionIn(facts, ticker);
  if (!position || position.quantity < quantity.value) {
    return `You hold ${shares(position?.quantity ?? 0)} ${ticker}, fewer than ${shares(quantity.value)}.`;
  }
  const basis = (position.cost_basis * quantity.value) / position.quantity;
  return `Selling ${order} would bring ${dollars(amount)}, realise ${gain(amount - basis)} and leave ${dollars(cash_balance + amount)} in cash.`;
}

/** Asks back, or says why nothing is done. */
export function askBack(obstacles: readonly Obstacle[], facts: Facts): string {
  const sentences = new Set(obstacles.map((obstacle) => explain(obstacle, facts)));
  return `${[...sentences].join(' ')} Nothing was placed.`;
}

function explain(obstacle: Obstacle, facts: Facts): string {
  const named = (tickers: readonly string[]): string =>
    tickers.map((ticker) => titled(facts, ticker)).join(', ');
  switch (obstacle.kind) {
    case 'how_many': {
      const { side, ticker } = obstacle;
      const latest = facts.prices.get(ticker);
      const at = latest ? ` It is at ${price(latest.price)}.` : '';
      const held = positionIn(facts, ticker);
      const holds = side === 'sell' ? ` You hold ${shares(held?.quantity ?? 0)}.` : '';
      return `How many ${ticker}?${at}${holds} Say for instance "${side} 2 ${ticker}" or "${side} $500 of ${ticker}".`;
    }
    case 'which':
      return `By "${obstacle.typed}", do you mean ${named(obstacle.candidates)}? Say it again with the ticker.`;
    case 'no_such':
      return obstacle.nearest.length > 0
        ? `I know nothing called "${obstacle.typed}". Did you mean ${named(obstacle.nearest)}?`
        : `I know nothing called "${obstacle.typed}".`;
    case 'only_now':
      return `I only place orders at the market, right away, and understood "${obstacle.typed}" as something else.`;
    case 'unclear':
      return `I was not sure what "${obstacle.typed}" means, so to be safe I left it. Say for instance "buy 2 NVDA and watch PYPL".`;
    case 'negated':
      return 'I took that as something not to do. If there is something you do want, say it in a sentence of its own.';
    case 'taken_back':
      return 'All right, I leave everything as it is.';
  }
}
