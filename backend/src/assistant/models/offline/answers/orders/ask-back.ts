import type { Ticker } from '@finally/contract';
import type { Obstacle } from '../../../../reading/command.ts';
import type {
  ChangeHow,
  LimitOrStop,
  StopAtWhat,
  StopOnAll,
  StopOrTrail,
} from '../../../../reading/orders/order-command.ts';
import { type Facts, positionIn, titled } from '../../facts.ts';
import type { Doubt } from '../../intent.ts';
import { list, price, share, shares } from '../format.ts';

/** Asks a question, or says why nothing is done. */
export function askBack(obstacles: readonly (Obstacle | Doubt)[], facts: Facts): string {
  const sentences = new Set(obstacles.map((obstacle) => explain(obstacle, facts)));
  const nothing = obstacles.some(({ kind }) => OF_CHANGES.has(kind)) ? 'changed' : 'placed';
  return `${[...sentences].join(' ')} Nothing was ${nothing}.`;
}

const OF_CHANGES: ReadonlySet<string> = new Set(['change_how', 'price_or_quantity']);

/** Formats `A, B or C`. */
const alternatives = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

const which = ({ length }: readonly unknown[]): string =>
  length > 1 ? ' Say which, for instance "the first one".' : ' Say "yes", or the name you meant.';

/** Lists the positions, one of which the person may mean. */
function whichHeld({ portfolio: { positions } }: Facts): string {
  const held = positions.map(({ ticker, quantity }) => `${shares(quantity)} ${ticker}`);
  const [only, ...others] = positions;
  if (!only) return 'You hold no position. Name the ticker.';
  return others.length === 0
    ? `You hold only ${held.join('')}. Say "${only.ticker}" if you mean it, or name another ticker.`
    : `You hold ${held.slice(0, -1).join(', ')} and ${held.at(-1)}. Name the ticker.`;
}

/** Asks which order a condition means. */
function describeChoice(
  { side, ticker, price: level, limit, stop: asStop }: LimitOrStop,
  facts: Facts,
): string {
  const at = price(level.valueOf());
  const latest = facts.prices.get(ticker)?.price;
  // A stop on the other side of the market would be refused.
  const isPast =
    latest !== undefined &&
    (side === 'sell' ? level.valueOf() >= latest : level.valueOf() <= latest);
  const stop = isPast ? null : asStop;
  const asLimit = `A limit order ${side === 'buy' ? 'buys' : 'sells'} ${ticker} at ${at} or better, and rests until then: say "limit order", or "${limit}".`;
  return stop === null
    ? `That may be a limit order or something that I do not place. ${asLimit} An order that waits for ${at} and then trades at any price does not exist in this direction; set an alert if you want to decide then.`
    : `That may be a limit order or a stop. ${asLimit} A stop ${side === 'buy' ? 'buys' : 'sells'} at the market once ${at} is reached: say "stop order", or "${stop}".`;
}

/** Returns the price so many percent below the last one, in whole cents; undefined without a price. */
function below(ticker: Ticker, percent: number, facts: Facts): string | undefined {
  const latest = facts.prices.get(ticker)?.price;
  if (latest === undefined) return undefined;
  const level = Math.floor(latest * (100 - percent) + 1e-6) / 100;
  return level > 0 ? level.toFixed(2) : undefined;
}

/** Asks which stop a percentage means. */
function describeStopOrTrail({ ticker, percent, item }: StopOrTrail, facts: Facts): string {
  const away = percent.valueOf();
  const level = below(ticker, away, facts);
  const trailing = `Say "trailing stop ${away}% on ${item}" for a stop that follows the price up`;
  return level === undefined
    ? `There is no price for ${ticker} to compute a stop from. ${trailing}, or name a price.`
    : `${away}% below the price of ${ticker} now, or trailing by ${away}%? ${trailing}, or "stop loss at ${level} on ${item}" for one that stays there.`;
}

/** Asks at which price shares are protected. */
function describeStopAtWhat({ ticker, item }: StopAtWhat, facts: Facts): string {
  const latest = facts.prices.get(ticker)?.price;
  const at = latest === undefined ? '' : ` ${ticker} is at ${price(latest)}.`;
  const level = below(ticker, 5, facts) ?? '100';
  return `At which price?${at} Say for instance "stop loss at ${level} on ${item}" or "trailing stop 5% on ${item}".`;
}

/** Offers a stop for each position: they are placed one position at a time. */
function describeStopOnAll({ percent }: StopOnAll, facts: Facts): string {
  const away = percent?.valueOf() ?? 5;
  const lines = facts.portfolio.positions.flatMap(({ ticker }) => {
    const level = below(ticker, away, facts);
    return level === undefined ? [] : [`"stop loss at ${level} on all my ${ticker}"`];
  });
  if (lines.length === 0)
    return 'You hold no position with a price, so there is nothing to protect.';
  return `I set stops one position at a time. ${away}% below the prices now, say:\n\n${list(lines)}\n\nFor a stop that follows the price up, say for instance "trailing stop ${away}% on all my ${facts.portfolio.positions[0]?.ticker}".`;
}

/** Asks what becomes of an order. */
function describeChangeHow({ typed, asks }: ChangeHow, { open_orders }: Facts): string {
  const order = open_orders.find((each) => each.limit_price !== null || each.stop_price !== null);
  const ticker = order?.ticker ?? 'AAPL';
  const kind = order && order.stop_price !== null ? 'stop' : 'limit';
  const example = `"change the ${kind} on ${ticker} to ${order?.stop_price ?? order?.limit_price ?? 180}"`;
  switch (asks) {
    case 'to_what':
      return `"${typed}" does not say to which price, trail or number of shares. Say for instance ${example}.`;
    case 'direction':
      return `"${typed}" does not say whether up or down. Say for instance "raise" or "lower", or name the price: ${example}.`;
    case 'unit':
      return `"${typed}": dollars or percent? Write it with $ or %, or name the price: ${example}.`;
    case 'which_limit':
      return `"${typed}": the limit of an order, or my limits? Name the order, for instance ${example}. My limits are changed in the assistant settings.`;
    case 'price_or_quantity':
      return `"${typed}": its price or its number of shares? Name the price, for instance ${example}, or the shares: "change the ${ticker} order to 5 shares".`;
  }
}

function explain(obstacle: Obstacle | Doubt, facts: Facts): string {
  const choices = (tickers: readonly string[]): string =>
    alternatives(tickers.map((ticker) => titled(facts, ticker)));
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
      return obstacle.is_name
        ? `By "${obstacle.typed}", do you mean ${choices(obstacle.candidates)}?${which(obstacle.candidates)}`
        : `I know nothing called "${obstacle.typed}". Did you mean ${choices(obstacle.candidates)}?${which(obstacle.candidates)}`;
    case 'part_of_which':
      return `By "${obstacle.typed}", do you mean a part of your cash, or a part of one share of ${titled(facts, obstacle.ticker)}? Say "cash" or "share".`;
    case 'no_such':
      return `I know nothing called "${obstacle.typed}".`;
    case 'no_referent':
      return obstacle.typed === ''
        ? `Which position do you mean? ${whichHeld(facts)}`
        : `I do not know what "${obstacle.typed}" stands for. ${whichHeld(facts)}`;
    case 'which_ticker':
      return obstacle.side === 'sell'
        ? `Which position do you mean? ${whichHeld(facts)}`
        : `Which ticker do you want to buy? ${whichHeld(facts)}`;
    case 'how_shared':
      return `"${obstacle.typed}" does not say how the amount is shared. Say for instance "put $500 each into NVDA and MSFT" or "split $1,000 between NVDA and MSFT".`;
    case 'no_amount':
      return `"${obstacle.typed}" comes to no amount that can be traded: it has to be more than zero, and a part at most the whole.`;
    case 'only_now':
      return `I place orders at the market, or with a limit, a stop or exits on the price of the same ticker, and did not understand "${obstacle.typed}" as one of them. Say for instance "buy 2 NVDA at 170" or "if NVDA falls below 170, sell half".`;
    case 'limit_or_stop':
      return describeChoice(obstacle, facts);
    case 'stop_or_trail':
      return describeStopOrTrail(obstacle, facts);
    case 'stop_at_what':
      return describeStopAtWhat(obstacle, facts);
    case 'stop_on_all':
      return describeStopOnAll(obstacle, facts);
    case 'change_how':
      return describeChangeHow(obstacle, facts);
    case 'thousands':
      return `By "${obstacle.typed}", do you mean shares or dollars? Say "${obstacle.shares}" or "${obstacle.dollars}".`;
    case 'two_numbers':
      return `"${obstacle.typed}" may be a number with three decimals or one in thousands. Write it without the thousands separator.`;
    case 'price_or_quantity':
      return `By "${obstacle.typed}", do you mean a price or a number of shares? Say "price" or "shares".`;
    case 'unclear': {
      const { typed, beyond } = obstacle;
      const where = beyond !== '' && beyond !== typed ? ` from "${beyond}" on` : '';
      return `I was not sure what "${typed}" means${where}, so to be safe I left it. Say for instance "buy 2 NVDA and watch PYPL".`;
    }
    case 'mixed':
      return `I read "${obstacle.orders}" as an order, but not "${obstacle.rest}", and I carry out only messages that I understand as a whole. To have just the order, send it alone.`;
    case 'too_much':
      return `Those weights come to ${share(obstacle.weight.valueOf())}, and there is no more than 100%.`;
    case 'rebalance_to_what':
      return 'Rebalance to what? Say for instance "rebalance to equal weights", "rebalance AAPL and MSFT equally" or "make AAPL 20% of my portfolio".';
    case 'told':
      return `I took "${obstacle.typed}" as something that you tell me, not as an order. To place one now, say it plainly, for instance "buy 2 NVDA".`;
    case 'open':
      return 'I do not choose what to trade; a language model would. Say what you want, for instance "split my cash equally between SPY and QQQ" or "rebalance to equal weights".';
    case 'negated':
      return 'I took that as something not to do. If there is something you do want, say it in a message of its own.';
    case 'taken_back':
      return 'All right, I leave everything as it is.';
  }
}
