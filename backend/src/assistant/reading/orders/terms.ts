import type { Side, TimeInForce } from '@finally/contract';
import type Fraction from 'fraction.js';
import { all, find, get, type Tree } from '../language/tree.ts';
import { Meaningless, type Scope } from '../scope.ts';
import type { Trail, WrittenTerms } from './order-command.ts';

/** The verb of an order: "limit buy" says what a bare price is. */
export type OrderVerb = 'plain' | 'limit' | 'stop';

/** The terms of one order, each at most once. */
interface Found {
  at: Fraction | undefined;
  limit: Fraction | undefined;
  stop: Fraction | undefined;
  /** True for "with a stop at": for a purchase that is an exit. */
  is_stop_linked: boolean;
  stop_loss: Fraction | undefined;
  trail: Trail | undefined;
  is_trail_linked: boolean;
  target: Fraction | undefined;
  time_in_force: TimeInForce | undefined;
}

const NO_TERMS: WrittenTerms = {
  type: 'market',
  limit: null,
  stop: null,
  trail: null,
  time_in_force: null,
  take_profit: null,
  stop_loss: null,
  is_pair: false,
  is_exit: false,
  is_bare: false,
};

/**
 * Returns the terms of an order.
 *
 * @throws Meaningless if they contradict each other or may mean several orders
 */
export function termsOf(
  scope: Scope,
  side: Side,
  verb: OrderVerb,
  trees: readonly Tree[],
): WrittenTerms {
  const found = collect(scope, side, trees);
  const time_in_force = found.time_in_force ?? null;
  const terms = side === 'buy' ? purchase(found, verb) : sale(found, verb);
  return { ...NO_TERMS, ...terms, time_in_force };
}

/** Returns how long an order works; null if nothing is said. */
export function lastingOf(trees: readonly Tree[]): TimeInForce | null {
  const [lasting, again] = trees;
  if (again) throw new Meaningless();
  return lasting ? timeInForce(lasting) : null;
}

export const NO_WRITTEN_TERMS = NO_TERMS;

function collect(scope: Scope, side: Side, trees: readonly Tree[]): Found {
  const found: Partial<Found> = {};
  const set = <Name extends keyof Found>(name: Name, value: Found[Name]): void => {
    if (found[name] !== undefined) throw new Meaningless();
    found[name] = value;
  };
  for (const tree of trees) {
    const [term = tree] = tree.children;
    const price = (): Fraction => priceOf(scope, get(term, 'OrderPrice'));
    const [family = ''] = term.rule.split('_');
    const better = find(term, 'Better');
    if (better) checkBetter(side, better);
    switch (family) {
      case 'AtTerm':
        set('at', price());
        break;
      case 'LimitTerm':
        set('limit', price());
        break;
      case 'StopTerm':
        set('stop', price());
        set('is_stop_linked', isLinked(term));
        break;
      case 'StopLossTerm':
        set('stop_loss', price());
        break;
      case 'TargetTerm':
        set('target', price());
        break;
      case 'TrailTerm':
        set('trail', trailOf(scope, get(term, 'TrailBy')));
        set('is_trail_linked', isLinked(term));
        break;
      default:
        set('time_in_force', timeInForce(term));
    }
  }
  return {
    at: undefined,
    limit: undefined,
    stop: undefined,
    stop_loss: undefined,
    trail: undefined,
    target: undefined,
    time_in_force: undefined,
    is_stop_linked: false,
    is_trail_linked: false,
    ...found,
  };
}

const isLinked = (term: Tree): boolean => {
  const link = find(term, 'Link');
  return link !== undefined && link.rule !== 'Link_comma';
};

/** "or less" is for purchases, "or more" for sales. */
function checkBetter(side: Side, better: Tree): void {
  const [word] = better.children;
  const against = side === 'buy' ? 'or_higher' : 'or_lower';
  if (word?.rule === against) throw new Meaningless();
}

export function timeInForce(lasting: Tree): TimeInForce {
  const words = ['gtc', 'ioc', 'fok'] as const;
  return words.find((word) => find(lasting, word)) ?? 'day';
}

/** Returns a price in dollars per share. */
export const priceOf = (scope: Scope, tree: Tree): Fraction => scope.positive(get(tree, 'digits'));

/** Returns a trail; a percentage is kept as it was written. */
export function trailOf(scope: Scope, tree: Tree): Trail {
  const value = scope.positive(get(tree, 'digits'));
  return tree.rule === 'TrailBy_percent'
    ? { of: 'percent', percent: value }
    : { of: 'dollars', amount: value };
}

type Partly = Partial<WrittenTerms> & Pick<WrittenTerms, 'type'>;

/** A purchase: what is linked with "with" or "and" are its exits. */
function purchase(found: Found, verb: OrderVerb): Partly {
  const { at, limit, stop, target, trail, stop_loss } = found;
  if (at !== undefined && limit !== undefined) throw new Meaningless();
  const entersByStop =
    verb === 'stop' ||
    (verb === 'plain' && stop !== undefined && !found.is_stop_linked && at === undefined);
  const exits = exitsOf(
    [stop_loss, entersByStop ? undefined : stop, trail].filter((exit) => exit !== undefined),
    target,
  );
  if (trail && !found.is_trail_linked) throw new Meaningless();
  if (!entersByStop) {
    const price = limit ?? at ?? null;
    if (verb === 'limit' && price === null) throw new Meaningless();
    const is_bare = limit === undefined && verb === 'plain' && price !== null;
    if (price === null && exits === undefined) throw new Meaningless();
    return { type: price === null ? 'market' : 'limit', limit: price, is_bare, ...exits };
  }
  const level = stop ?? at;
  if (level === undefined || (stop !== undefined && at !== undefined)) throw new Meaningless();
  return {
    type: limit === undefined ? 'stop' : 'stop_limit',
    stop: level,
    limit: limit ?? null,
    ...exits,
  };
}

/** Returns the exits of a purchase; undefined if there are none. */
function exitsOf(
  losses: readonly (Fraction | Trail)[],
  target: Fraction | undefined,
): Pick<WrittenTerms, 'take_profit' | 'stop_loss'> | undefined {
  const [loss, another] = losses;
  if (another) throw new Meaningless();
  if (loss === undefined && target === undefined) return undefined;
  return { take_profit: target ?? null, stop_loss: loss ?? null };
}

/** A sale of what is held: a price above and a stop below are a pair of exits. */
function sale(found: Found, verb: OrderVerb): Partly {
  const { at, limit, target, trail } = found;
  const losses = [found.stop, found.stop_loss].filter((stop) => stop !== undefined);
  if (losses.length > 1) throw new Meaningless();
  const [stop] = losses;
  if (trail) {
    if ([at, limit, target, stop].some((term) => term !== undefined)) throw new Meaningless();
    return { type: 'trailing_stop', trail };
  }
  if (verb === 'stop' && stop === undefined) {
    if (at === undefined || target !== undefined) throw new Meaningless();
    return { type: limit === undefined ? 'stop' : 'stop_limit', stop: at, limit: limit ?? null };
  }
  const profits = [at, target].filter((profit) => profit !== undefined);
  if (profits.length + (limit === undefined ? 0 : 1) > 1) throw new Meaningless();
  const [profit] = profits;
  if (stop === undefined) {
    const price = limit ?? profit;
    if (price === undefined) throw new Meaningless();
    return { type: 'limit', limit: price, is_bare: limit === undefined && verb === 'plain' };
  }
  if (profit !== undefined) return pair(profit, stop);
  if (limit === undefined) return { type: 'stop', stop };
  // "stop 170 limit 200" may be a pair of exits.
  if (limit.compare(stop) > 0) throw new Meaningless();
  return { type: 'stop_limit', stop, limit };
}

/** The two exits of shares that are held. */
export function pair(profit: Fraction, loss: Fraction | Trail): Partly {
  return { type: 'market', take_profit: profit, stop_loss: loss, is_pair: true };
}

/** Returns the terms of an order, in the order in which they were written. */
export const termTrees = (action: Tree): readonly Tree[] => all(action, 'Term');
