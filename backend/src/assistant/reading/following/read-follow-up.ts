import type { Side, Ticker } from '@finally/contract';
import Fraction from 'fraction.js';
import { ONE } from '../language/amounts.ts';
import { all, find, get, type Tree } from '../language/tree.ts';
import { lastingOf, priceOf } from '../orders/terms.ts';
import { Meaningless, type Meanings, Scope } from '../scope.ts';
import {
  type Corrected,
  type CorrectedPrice,
  type CorrectedSize,
  type FollowUp,
  NOTHING_CORRECTED,
} from './follow-up.ts';

/**
 * Returns what a message says about what was done before.
 * @throws NotAnAmount, Meaningless
 */
export function followUpOf(message: Tree, meanings: Meanings): FollowUp {
  const scope = new Scope(meanings);
  const [tree] = get(get(message, 'FollowSentence'), 'Follow').children;
  if (!tree) throw new Meaningless();
  const [family] = tree.rule.split('_');
  switch (family) {
    case 'Undo':
      return { kind: 'undo', by: UNDONE_BY[tree.rule] ?? null };
    case 'Again':
      return again(scope, tree);
    case 'Portion':
      return portion(scope, tree);
    default:
      return correction(scope, tree);
  }
}

function portion(scope: Scope, tree: Tree): FollowUp {
  const part = find(tree, 'Part');
  return part
    ? { kind: 'portion', times: scope.part(part), sells: true }
    : { kind: 'portion', times: timesOf(scope, get(tree, 'Scale')), sells: false };
}

const UNDONE_BY: Readonly<Record<string, Side>> = { Undo_sell: 'sell', Undo_buy: 'buy' };

function again(scope: Scope, tree: Tree): FollowUp {
  const scale = find(tree, 'Scale');
  const tickers = scope.tickers(tree).map((each): Ticker => {
    if (typeof each !== 'string') throw new Meaningless();
    return each;
  });
  const count = find(tree, 'Count');
  const isOneMore = tree.rule === 'Again_another_one';
  return {
    kind: 'again',
    tickers,
    times: scale ? timesOf(scope, scale) : ONE,
    count: count ? scope.positive(count) : isOneMore ? ONE : null,
  };
}

function correction(scope: Scope, tree: Tree): FollowUp {
  if (tree.rule === 'Correct_size') {
    const count = scope.positive(get(tree, 'Count'));
    return corrected({ size: { of: 'count', count, is_shares: true } });
  }
  if (tree.rule === 'Correct_price') {
    const of = /_stop_/.test(get(tree, 'made_price').text) ? 'stop' : 'price';
    return corrected({ price: { of, price: priceOf(scope, get(tree, 'OrderPrice')) } });
  }
  const values = [...all(tree, 'CorrValue')].map((value) => correctedOf(scope, value));
  const rather = find(tree, 'Rather');
  const denied = rather && find(rather, 'CorrValue');
  const [first, second] = values;
  if (!first) throw new Meaningless();
  if (second) return { kind: 'correct', wanted: second, denied: first };
  const instead_of = denied ? correctedOf(scope, denied) : null;
  // "buy not 2 NVDA" is an order that is denied, and no correction.
  if (instead_of?.side === null && isSideOnly(first)) throw new Meaningless();
  return { kind: 'correct', wanted: first, denied: instead_of };
}

const isSideOnly = ({ side, ticker, size, price, at_market, time_in_force }: Corrected): boolean =>
  side !== null &&
  [ticker, size, price, time_in_force].every((said) => said === null) &&
  !at_market;

const corrected = (said: Partial<Corrected>): FollowUp => ({
  kind: 'correct',
  denied: null,
  wanted: { ...NOTHING_CORRECTED, ...said },
});

function correctedOf(scope: Scope, value: Tree): Corrected {
  const size = find(value, 'CorrSize');
  const name = find(value, 'CorrName') ?? (size && nameIn(size));
  const side = find(value, 'CorrSide');
  const terms = all(value, 'CorrTerm').flatMap(({ children }) => children);
  const prices = terms.filter(({ rule }) => rule.startsWith('CorrPrice'));
  if (prices.length > 1) throw new Meaningless();
  const [price] = prices;
  return {
    side: side ? (side.rule === 'CorrSide_buy' ? 'buy' : 'sell') : null,
    ticker: name ? tickerOf(scope, name) : null,
    size: size ? sizeOf(scope, size) : null,
    price: price ? correctedPrice(scope, price) : null,
    at_market: terms.some(({ rule }) => rule === 'CorrMarket'),
    time_in_force: lastingOf(terms.filter(({ rule }) => rule === 'Lasting')),
  };
}

const nameIn = (size: Tree): Tree | undefined => {
  const of = find(size, 'CorrOf');
  return of && get(of, 'CorrName');
};

function tickerOf(scope: Scope, name: Tree): Ticker {
  const instrument = scope.instrument(name);
  if ('kind' in instrument) throw new Meaningless();
  return instrument.ticker;
}

function sizeOf(scope: Scope, size: Tree): CorrectedSize {
  switch (size.rule) {
    case 'CorrSize_dollars':
      return { of: 'dollars', dollars: scope.dollars(size) };
    case 'CorrSize_count': {
      const count = get(size, 'Count');
      const is_shares = find(size, 'share_noun') !== undefined || nameIn(size) !== undefined;
      // "1/2" may be half a share or half of what it was.
      if (count.rule === 'Count_fraction' && !is_shares) throw new Meaningless();
      return { of: 'count', count: scope.positive(count), is_shares };
    }
    default:
      return { of: 'times', times: timesOf(scope, get(size, 'Scale')) };
  }
}

const timesOf = (scope: Scope, scale: Tree): Fraction =>
  scale.rule === 'Scale_twice'
    ? new Fraction(2)
    : scope.part(find(scale, 'Part') ?? get(scale, 'Fraction'));

function correctedPrice(scope: Scope, tree: Tree): CorrectedPrice {
  const price = priceOf(scope, get(tree, 'OrderPrice'));
  if (tree.rule === 'CorrPrice_stop') return { of: 'stop', price };
  return { of: tree.rule === 'CorrPrice_at' ? 'price' : 'limit', price };
}
