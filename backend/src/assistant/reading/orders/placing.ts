import type { Side, Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Amount } from '../amount.ts';
import type { Obstacle } from '../command.ts';
import { sayNumber, sayPart } from '../format-numbers.ts';
import { ONE } from '../language/amounts.ts';
import { all, find, get, type Tree } from '../language/tree.ts';
import { buyItem } from '../purchases.ts';
import { sellItem } from '../sales.ts';
import { type Entry, Meaningless, type Scope, SHARE_OF, SHARES_OF } from '../scope.ts';
import type { LimitOrStop, OrderCommand, Trail, WrittenTerms } from './order-command.ts';
import {
  lastingOf,
  NO_WRITTEN_TERMS,
  type OrderVerb,
  pair,
  priceOf,
  termsOf,
  termTrees,
  trailOf,
} from './terms.ts';

const VERBS: Readonly<Record<string, OrderVerb>> = { limit: 'limit', stop: 'stop' };

const verbOf = (action: Tree): OrderVerb => VERBS[action.rule.split('_')[1] ?? ''] ?? 'plain';

export function purchase(scope: Scope, action: Tree): readonly Entry[] {
  const entry = onlyEntry(buyItem(scope, get(action, 'BuyItem')));
  const terms = termsOf(scope, 'buy', verbOf(action), termTrees(action));
  if (find(action, 'at_market') && terms.type !== 'market') throw new Meaningless();
  return [withTerms(entry, terms)];
}

export function sale(scope: Scope, action: Tree): readonly Entry[] {
  const entry = onlyEntry(sellItem(scope, get(action, 'SellItem'), closes(action)));
  return [withTerms(entry, termsOf(scope, 'sell', verbOf(action), termTrees(action)))];
}

/** "close AAPL" is for all of it; "sell AAPL" does not say how many. */
const closes = (action: Tree): boolean => find(action, 'close') !== undefined;

/** Several orders with one price may mean each of them, or the last. */
function onlyEntry([entry, another]: readonly Entry[]): Entry {
  if (!entry || another) throw new Meaningless();
  return entry;
}

function withTerms(entry: Entry, terms: WrittenTerms): Entry {
  if (entry.kind !== 'trade') return asObstacle(entry);
  const { side, ticker, amount, stated } = entry;
  const may = side === 'buy' ? BOUGHT : SOLD;
  if (!may.has(amount.of)) throw new Meaningless();
  // Dollars are converted to shares at the limit; every other price is not known yet.
  if (amount.of === 'dollars' && terms.type !== 'limit') throw new Meaningless();
  return { kind: 'order', side, ticker, amount, stated, terms } satisfies OrderCommand;
}

const BOUGHT: ReadonlySet<Amount['of']> = new Set(['shares', 'dollars']);
const SOLD: ReadonlySet<Amount['of']> = new Set(['shares', 'position', 'all_but']);

/** The obstacles that an order can meet; anything else is no order. */
function asObstacle(entry: Entry): Entry {
  const may: ReadonlySet<string> = new Set<Obstacle['kind']>([
    'how_many',
    'which',
    'no_such',
    'no_referent',
  ]);
  if (!may.has(entry.kind)) throw new Meaningless();
  return entry;
}

/**
 * An order with a condition on the price of its own ticker. To sell below or buy above the market is a
 * stop; the other way around it may be a limit order, so the person is asked.
 */
export function conditional(scope: Scope, action: Tree): readonly Entry[] {
  const condition = get(action, 'Condition');
  const isBefore = action.rule.endsWith('_before');
  const watched = isBefore ? watchedTicker(scope, condition) : undefined;
  if (watched && typeof watched !== 'string') return [watched];
  const entry = traded(scope, action, watched);
  const ticker = 'ticker' in entry ? entry.ticker : undefined;
  const subject = isBefore ? watched : watchedTicker(scope, condition);
  if (subject && typeof subject !== 'string') return [subject];
  if (subject !== undefined && ticker !== undefined && subject !== ticker) throw new Meaningless();
  if (entry.kind !== 'trade') return [asObstacle(entry)];
  const lasting = termTrees(action);
  if (lasting.some((term) => !find(term, 'Lasting'))) throw new Meaningless();
  const price = priceOf(scope, get(condition, 'OrderPrice'));
  const move = get(condition, 'Move').children[0]?.rule;
  const { side, amount } = entry;
  if (move === (side === 'sell' ? 'falls' : 'rises')) {
    const time_in_force = lastingOf(lasting.map((term) => get(term, 'Lasting')));
    const terms = { ...NO_WRITTEN_TERMS, type: 'stop' as const, stop: price, time_in_force };
    return [withTerms(entry, terms)];
  }
  return [unclear(side, entry.ticker, amount, price, move === 'reaches')];
}

/** Returns the ticker whose price is watched; undefined for "the price". */
function watchedTicker(scope: Scope, condition: Tree): Ticker | Obstacle | undefined {
  const named = find(get(condition, 'Watched'), 'Instrument');
  if (!named) return undefined;
  const instrument = scope.instrument(named);
  return 'kind' in instrument ? instrument : instrument.ticker;
}

function traded(scope: Scope, action: Tree, watched: Ticker | undefined): Entry {
  const sold = find(action, 'CondSale');
  const bought = find(action, 'CondPurchase');
  if (sold?.rule === 'CondSale_item') {
    return onlyEntry(sellItem(scope, get(sold, 'SellItem'), closes(action)));
  }
  if (bought?.rule === 'CondPurchase_item') {
    return onlyEntry(buyItem(scope, get(bought, 'BuyItem')));
  }
  const short = sold ?? bought;
  if (short) {
    // "if NVDA falls below 180, sell half"
    if (watched === undefined) throw new Meaningless();
    const part = find(short, 'Part');
    const amount = part
      ? SHARE_OF(scope.part(part))
      : SHARES_OF(scope.positive(get(short, 'Count')));
    return { kind: 'trade', side: sold ? 'sell' : 'buy', ticker: watched, amount };
  }
  return action.rule === 'Conditional_sell_after'
    ? onlyEntry(sellItem(scope, get(action, 'SellItem'), closes(action)))
    : onlyEntry(buyItem(scope, get(action, 'BuyItem')));
}

function unclear(
  side: Side,
  ticker: Ticker,
  amount: Amount,
  price: Fraction,
  mayBeStop: boolean,
): LimitOrStop {
  const order = `${side} ${phraseOf(amount, ticker)}`;
  const at = sayNumber(price);
  return {
    kind: 'limit_or_stop',
    side,
    ticker,
    price,
    limit: `limit ${order} at ${at}`,
    stop: mayBeStop ? `stop ${order} at ${at}` : null,
  };
}

/** Writes an amount as an order can say it. */
function phraseOf(amount: Amount, ticker: Ticker): string {
  switch (amount.of) {
    case 'shares':
      return `${sayNumber(amount.shares)} ${ticker}`;
    case 'dollars':
      return `$${sayNumber(amount.dollars)} of ${ticker}`;
    case 'position':
      return amount.part.equals(1) ? `all my ${ticker}` : `${sayPart(amount.part)} of my ${ticker}`;
    case 'all_but':
      return `all but ${sayNumber(amount.shares)} ${ticker}`;
    default:
      throw new Meaningless();
  }
}

/** The exits of a position: a stop, a trailing stop, a limit to take profit, or a pair of them. */
export function exits(scope: Scope, action: Tree): readonly Entry[] {
  const item = find(action, 'SellItem');
  const time_in_force = lastingOf(all(action, 'Lasting'));
  const terms = { ...exitTerms(scope, action), time_in_force, is_exit: true };
  const entry = item ? onlyEntry(sellItem(scope, item, true)) : ofIt(scope);
  return [withTerms(entry, terms)];
}

/** A stop with a percentage and not a price. */
export function percentExit(scope: Scope, action: Tree): readonly Entry[] {
  const item = find(action, 'SellItem');
  const entry = item ? onlyEntry(sellItem(scope, item, true)) : ofIt(scope);
  if (entry.kind !== 'trade') return [asObstacle(entry)];
  if (!SOLD.has(entry.amount.of) || all(action, 'Lasting').length > 1) throw new Meaningless();
  const percent = scope.positive(get(get(action, 'TrailPercent'), 'digits'));
  if (percent.compare(100) >= 0) throw new Meaningless();
  const phrase = phraseOf(entry.amount, entry.ticker);
  return [{ kind: 'stop_or_trail', ticker: entry.ticker, percent, item: phrase }];
}

/** A protection that names no price. */
export function unpriced(scope: Scope, action: Tree): readonly Entry[] {
  const item = find(action, 'SellItem');
  const entry = item ? onlyEntry(sellItem(scope, item, true)) : ofIt(scope);
  if (entry.kind !== 'trade') return [asObstacle(entry)];
  if (!SOLD.has(entry.amount.of)) throw new Meaningless();
  return [
    { kind: 'stop_at_what', ticker: entry.ticker, item: phraseOf(entry.amount, entry.ticker) },
  ];
}

/** A stop on every position at once. */
export function stopOnAll(scope: Scope, action: Tree): readonly Entry[] {
  const away = find(action, 'StopAway');
  const percent = away && scope.positive(get(get(away, 'TrailPercent'), 'digits'));
  if (percent && percent.compare(100) >= 0) throw new Meaningless();
  return [{ kind: 'stop_on_all', percent: percent ?? null }];
}

function exitTerms(scope: Scope, action: Tree): WrittenTerms {
  if (action.rule === 'Exits_name') {
    const price = priceOf(scope, get(action, 'OrderPrice'));
    const name = get(action, 'ExitName');
    if (/^(?:price_ )?target_/.test(name.text)) throw new Meaningless();
    const isTarget = find(name, 'target_word') !== undefined;
    return isTarget ? limitAt(price) : stopAt(price);
  }
  if (action.rule.startsWith('Exits_trail')) {
    return stopAt(trailOf(scope, get(action, 'TrailBy')));
  }
  const [first, second] = all(action, 'ExitTerm').map((tree) => exitOf(scope, tree));
  if (!first) throw new Meaningless();
  if (!second) {
    // A target alone may be a note; "take profit" is an order.
    if (/^(?:price_ )?target_/.test(get(action, 'ExitTerm').text)) throw new Meaningless();
    return first.isTarget ? limitAt(first.level) : stopAt(first.level);
  }
  if (first.isTarget === second.isTarget) throw new Meaningless();
  const [profit, loss] = first.isTarget ? [first.level, second.level] : [second.level, first.level];
  if ('of' in profit) throw new Meaningless();
  return { ...NO_WRITTEN_TERMS, ...pair(profit, loss) };
}

type Exit =
  | { readonly isTarget: true; readonly level: Fraction }
  | { readonly isTarget: false; readonly level: Fraction | Trail };

function exitOf(scope: Scope, tree: Tree): Exit {
  if (tree.rule === 'ExitTerm_trail') {
    return { isTarget: false, level: trailOf(scope, get(tree, 'TrailBy')) };
  }
  const level = priceOf(scope, get(tree, 'OrderPrice'));
  return { isTarget: tree.rule === 'ExitTerm_target', level };
}

const limitAt = (limit: Fraction): WrittenTerms => ({
  ...NO_WRITTEN_TERMS,
  type: 'limit',
  limit,
  is_bare: true,
});

const stopAt = (level: Fraction | Trail): WrittenTerms =>
  'of' in level
    ? { ...NO_WRITTEN_TERMS, type: 'trailing_stop', trail: level }
    : { ...NO_WRITTEN_TERMS, type: 'stop', stop: level };

/** "stop loss at 180" after a message about one instrument. */
function ofIt(scope: Scope): Entry {
  const [only, ...others] = scope.named;
  if (!only || others.length > 0) {
    return { kind: 'no_referent', typed: '' };
  }
  return { kind: 'trade', side: 'sell', ticker: only, amount: SHARE_OF(ONE) };
}
