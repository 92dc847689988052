import type { Ticker, WatchlistChange } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Obstacle, Weight } from './command.ts';
import { evaluate, ONE } from './language/amounts.ts';
import { all, find, get, type Tree } from './language/tree.ts';
import { type Entry, Meaningless, type Scope, SHARE_OF, SHARES_OF } from './scope.ts';

export function target(scope: Scope, action: Tree): readonly Entry[] {
  if (action.rule === 'Target_put') return shares(scope, all(action, 'WeightItem'));
  if (action.rule.startsWith('Target_several')) return targets(scope, action);
  const instrument = scope.instrument(get(action, 'Instrument'));
  if ('kind' in instrument) return [instrument];
  const { ticker } = instrument;
  const direction = action.rule.startsWith('Target_lower')
    ? 'down'
    : action.rule.startsWith('Target_raise')
      ? 'up'
      : 'either';
  const percent = find(action, 'Percent');
  if (percent) return [{ kind: 'target', ticker, weight: scope.part(percent), direction }];
  const count = scope.positive(get(action, 'Count'));
  return [{ kind: 'target_shares', ticker, shares: count, direction }];
}

/** "set AAPL to 20% and NVDA to 10%": each position is brought to its own weight. */
function targets(scope: Scope, action: Tree): readonly Entry[] {
  const verb = directionOf(action, { down: 'reduce_to', up: 'raise_to' });
  const items = [...all(action, 'TargetTo'), ...all(action, 'TargetAt')];
  const parts = items.map((item) => scope.part(get(item, 'Percent')));
  const sum = parts.reduce((total, part) => total.add(part));
  if (sum.compare(1) > 0) return [{ kind: 'too_much', weight: sum }];
  const seen = new Set<Ticker>();
  return items.map((item, index) => {
    const instrument = scope.instrument(get(item, 'Instrument'));
    if ('kind' in instrument) return instrument;
    const { ticker } = instrument;
    if (seen.has(ticker)) throw new Meaningless();
    seen.add(ticker);
    const said = directionOf(item, { down: 'down', up: 'up' });
    // "raise AAPL down to 5%" says two things.
    if (verb !== 'either' && said !== 'either' && said !== verb) throw new Meaningless();
    const direction = said === 'either' ? verb : said;
    return { kind: 'target', ticker, weight: parts[index] as Fraction, direction };
  });
}

function directionOf(
  tree: Tree,
  { down, up }: { readonly down: string; readonly up: string },
): 'down' | 'up' | 'either' {
  if (find(tree, down)) return 'down';
  return find(tree, up) ? 'up' : 'either';
}

/** "put 10% of my portfolio into MSFT" buys for that amount and never sells. */
const shares = (scope: Scope, items: readonly Tree[]): readonly Entry[] =>
  items.map((item) =>
    scope.trade('buy', get(item, 'Instrument'), {
      of: 'total',
      part: scope.part(get(item, 'Percent')),
    }),
  );

/** "rebalance to 50% AAPL and 30% MSFT", and with cash what all other positions are sold for. */
export function weights(scope: Scope, action: Tree): readonly Entry[] {
  const items = all(action, 'Weight');
  const parts = items.map((item) => evaluate(get(item, 'Percent'), scope.numbers));
  const sum = parts.reduce((total, part) => total.add(part));
  if (sum.compare(1) > 0) return [{ kind: 'too_much', weight: sum }];
  const named = items.flatMap((item, index) =>
    item.rule === 'Weight_cash'
      ? []
      : [{ item, instrument: scope.instrument(get(item, 'Instrument')), part: parts[index] }],
  );
  const weights: Weight[] = [];
  for (const { instrument, part } of named) {
    if ('kind' in instrument) return [instrument];
    if (weights.some(({ ticker }) => ticker === instrument.ticker)) throw new Meaningless();
    weights.push({ ticker: instrument.ticker, weight: part as Fraction });
  }
  const saysCash = named.length < items.length;
  // "50% AAPL and 20% cash" leaves open what becomes of the other 30%.
  if (saysCash && !find(action, 'RestInCash') && !sum.equals(1)) throw new Meaningless();
  if (weights.length === 0) throw new Meaningless();
  return saysCash || find(action, 'RestInCash')
    ? [{ kind: 'allocate', weights }]
    : weights.map((weight) => ({ kind: 'target', ...weight, direction: 'either' }));
}

export function resize(scope: Scope, action: Tree): readonly Entry[] {
  const instrument = get(action, 'Instrument');
  const by = find(action, 'Part') ?? find(action, 'Count');
  if (by) {
    const is_part = by.rule.startsWith('Part');
    const amount = is_part ? SHARE_OF(scope.part(by)) : SHARES_OF(scope.positive(by));
    const side = action.rule.startsWith('Resize_grow') ? 'buy' : 'sell';
    return [scope.trade(side, instrument, amount)];
  }
  const grows = action.rule === 'Resize_double' || action.rule === 'Resize_triple';
  const part = action.rule === 'Resize_triple' ? ONE.mul(2) : grows ? ONE : ONE.div(2);
  return [scope.trade(grows ? 'buy' : 'sell', instrument, SHARE_OF(part))];
}

export function equalize(scope: Scope, action: Tree): readonly Entry[] {
  const tickers = scope.tickers(action);
  const obstacle = tickers.find((each): each is Obstacle => typeof each !== 'string');
  if (obstacle) return [obstacle];
  if (tickers.length === 1) return [{ kind: 'rebalance_to_what' }];
  return [{ kind: 'equalize', tickers: tickers as readonly Ticker[] }];
}

export function split(scope: Scope, action: Tree): readonly Entry[] {
  const tickers = scope.tickers(action);
  const obstacle = tickers.find((each): each is Obstacle => typeof each !== 'string');
  if (obstacle) return [obstacle];
  if (tickers.length < 2) throw new Meaningless();
  const amount = scope.money(get(action, 'Money'));
  return [{ kind: 'split', tickers: tickers as readonly Ticker[], amount }];
}

export function swap(scope: Scope, action: Tree): readonly Entry[] {
  const item = find(action, 'SwapItem');
  const instruments = all(action, 'Instrument');
  const sold = item ? get(find(item, 'SharesItem') ?? item, 'Instrument') : instruments[0];
  const part = item && find(item, 'Part');
  const amount = part ? SHARE_OF(scope.part(part)) : SHARE_OF(ONE);
  const shares = item && find(item, 'SharesItem');
  const sale = shares ? scope.sized('sell', shares) : scope.trade('sell', sold as Tree, amount);
  const bought = scope.trade('buy', instruments.at(-1) as Tree, { of: 'proceeds' });
  const same = 'ticker' in sale && 'ticker' in bought && sale.ticker === bought.ticker;
  if (same) throw new Meaningless();
  return [sale, bought];
}

/** In "watch PYPL but not NFLX" the excluded names must be understood, too. */
export function watch(scope: Scope, action: Tree): readonly Entry[] {
  const [names, excluded] = all(action, 'Names');
  const not_understood = all(excluded ?? { ...action, children: [] }, 'BareName')
    .map((name) => scope.instrument(name))
    .filter((instrument) => 'kind' in instrument);
  return [...change(scope, 'add', names), ...not_understood];
}

export function change(
  scope: Scope,
  change: WatchlistChange,
  names: Tree | undefined,
): readonly Entry[] {
  return all(names as Tree, 'BareName').map((name): Entry => {
    const [mark] = name.children;
    const unsure = mark?.rule === 'unsure' ? scope.unsure(mark) : undefined;
    // The watchlist decides whether a ticker can be watched.
    if (unsure?.ticker) return { kind: 'watchlist', change, ticker: unsure.ticker };
    const instrument = scope.instrument(name);
    return 'kind' in instrument
      ? instrument
      : { kind: 'watchlist', change, ticker: instrument.ticker };
  });
}
