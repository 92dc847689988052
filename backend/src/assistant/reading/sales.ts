import type { Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Amount } from './amount.ts';
import type { Group, Obstacle } from './command.ts';
import { ONE } from './language/amounts.ts';
import { sectorOfClass } from './language/sector-words.ts';
import { all, find, get, type Tree } from './language/tree.ts';
import { DOLLARS_OF, type Entry, Meaningless, type Scope, SHARE_OF, SHARES_OF } from './scope.ts';

export function sell(scope: Scope, action: Tree): readonly Entry[] {
  // "buy 2 NVDA and sell all of them" may mean those two, or all that are held then.
  if (/\b(it|them)_/.test(action.text) && scope.entries.some(isPurchase)) throw new Meaningless();
  const entries = sales(scope, action);
  // Trimming does not sell everything, so the amount must be asked for.
  return find(action, 'trim') ? entries.map((entry) => trimmed(scope, action, entry)) : entries;
}

const isPurchase = (entry: Entry): boolean => entry.kind === 'trade' && entry.side === 'buy';

function trimmed(scope: Scope, action: Tree, entry: Entry): Entry {
  if (entry.kind === 'sell_group' && entry.part.equals(1)) throw new Meaningless();
  if (entry.kind !== 'trade' || entry.amount.of !== 'position' || !entry.amount.part.equals(1)) {
    return entry;
  }
  const typed = scope.meanings.typed(get(action, 'SellItem'));
  return { kind: 'how_many', side: 'sell', ticker: entry.ticker, typed };
}

function sales(scope: Scope, action: Tree): readonly Entry[] {
  switch (action.rule) {
    case 'Sell_sell':
    case 'Sell_close': {
      const closes = action.rule === 'Sell_close';
      const items = all(action, 'SellItem');
      // "all but 2 NVDA and 1 TSLA" may mean keeping one TSLA or selling it.
      const keeps = items.some(({ rule }) => rule === 'SellItem_all_but');
      if (keeps && items.length > 1) throw new Meaningless();
      return items.flatMap((item) => sellItem(scope, item, closes));
    }
    case 'Sell_group':
      return [groupOf(scope, get(action, 'Group'))];
    case 'Sell_profits':
      return [group('winners', ONE, [])];
    case 'Sell_everything': {
      const everything = get(action, 'Everything');
      const part = find(everything, 'Part') ?? find(everything, 'PlainPart');
      const except = find(action, 'Except');
      return [group('all', part ? scope.part(part) : ONE, except ? kept(scope, except) : [])];
    }
    case 'Sell_sector':
    case 'Sell_sector_half':
    case 'Sell_sector_part':
      return [sectorOf(scope, action)];
    case 'Sell_all_cash':
      return [group('all', ONE, [])];
    default:
      return [scope.sized('sell', action)];
  }
}

/**
 * Returns the positions to keep. A guessed name could keep the wrong one, so the person must name
 * it again.
 */
const kept = (scope: Scope, except: Tree): readonly (Ticker | Obstacle)[] =>
  scope
    .tickers(except)
    .map((each) =>
      typeof each !== 'string' && each.kind === 'which'
        ? { kind: 'no_such', typed: each.typed }
        : each,
    );

/** Returns the sales of an item; `closes` if a name alone means the whole position. */
export function sellItem(scope: Scope, wrapper: Tree, closes: boolean): readonly Entry[] {
  const item = wrapper.rule === 'SellItem' ? (wrapper.children[0] as Tree) : wrapper;
  const stated = (): Fraction => scope.positive(all(item, 'Count').at(-1) as Tree);
  switch (item.rule) {
    case 'SellItem_all_but':
      return [allBut(scope, item)];
    case 'SellItem_part_of_stated':
    case 'SellItem_half_of_stated': {
      const part = scope.part(find(item, 'Part') ?? get(item, 'half'));
      return [ofStated(scope, item, stated(), SHARES_OF(part.mul(stated())))];
    }
    case 'SellItem_of_stated': {
      const [count] = all(item, 'Count');
      return [ofStated(scope, item, stated(), SHARES_OF(scope.positive(count as Tree)))];
    }
    case 'SellItem_stated':
    case 'SellItem_all_stated':
      return [ofStated(scope, item, stated(), SHARES_OF(stated()))];
    case 'SellItem_part':
    case 'SellItem_part_bare':
      return scope.every('sell', item, SHARE_OF(scope.part(get(item, 'Part'))));
    case 'SellItem_part_of_that':
      return [scope.trade('sell', get(item, 'That'), SHARE_OF(scope.part(get(item, 'Part'))))];
    case 'SellItem_plain_part':
      return scope.every('sell', item, SHARE_OF(scope.part(get(item, 'PlainPart'))));
    case 'SellItem_part_after':
      return [
        scope.trade('sell', get(item, 'Instrument'), SHARE_OF(scope.part(get(item, 'Part')))),
      ];
    case 'DollarItem_worth':
    case 'DollarItem_of':
    case 'DollarItem_sign':
    case 'DollarItem_bare':
      return [scope.trade('sell', get(item, 'Instrument'), DOLLARS_OF(scope.dollars(item)))];
    case 'SellItem_after':
    case 'SellItem_count_of_mine':
      // "0.25 of my NVDA" may be a quarter of a share or of the position.
      if (stated().compare(1) < 0) throw new Meaningless();
      return [scope.trade('sell', get(item, 'Instrument'), SHARES_OF(stated()))];
    case 'SharesItem_in':
      return [scope.counted('sell', item)];
    case 'SharesItem_of':
    case 'SharesItem_bare':
      return [scope.sized('sell', item)];
    case 'SellItem_all_except':
    case 'SellItem_my_except':
    case 'SellItem_named_except':
      return [allBut(scope, item)];
    case 'SellItem_wholly':
    case 'SellItem_all':
    case 'SellItem_all_shares':
    case 'SellItem_everything_of':
      return scope.every('sell', item, SHARE_OF(ONE));
    default:
      return whole(scope, item, closes);
  }
}

/** "sell my TSLA and NVDA" and "close TSLA" mean everything; "sell TSLA" does not say how many. */
function whole(scope: Scope, item: Tree, closes: boolean): readonly Entry[] {
  let mine = closes;
  return all(get(item, 'Instruments'), 'Instrument').map((tree) => {
    const instrument = scope.instrument(tree);
    if ('kind' in instrument) return instrument;
    mine ||= instrument.mine;
    return mine
      ? { kind: 'trade', side: 'sell', ticker: instrument.ticker, amount: SHARE_OF(ONE) }
      : scope.howMany('sell', tree, tree);
  });
}

function allBut(scope: Scope, item: Tree): Entry {
  const kept = get(find(item, 'ExceptCount') ?? item, 'Count');
  const amount: Amount = { of: 'all_but', shares: scope.positive(kept) };
  return scope.trade('sell', get(item, 'Instrument'), amount);
}

function ofStated(scope: Scope, item: Tree, stated: Fraction, amount: Amount): Entry {
  const entry = scope.trade('sell', get(item, 'Instrument'), amount);
  const holds = find(item, 'all') !== undefined || /\b(my|our)_/.test(item.text);
  return entry.kind === 'trade' && holds ? { ...entry, stated } : entry;
}

function sectorOf(scope: Scope, tree: Tree): Entry {
  const sector = sectorOfClass(get(tree, 'SectorName').children[0]?.rule ?? '');
  if (!sector) throw new Meaningless();
  const written = find(tree, 'Part');
  const part = written ? scope.part(written) : find(tree, 'in_half') ? ONE.div(2) : ONE;
  return { kind: 'sell_group', group: 'sector', sector, except: [], part };
}

function groupOf(scope: Scope, tree: Tree): Entry {
  if (find(tree, 'SectorName')) return sectorOf(scope, tree);
  const part = find(tree, 'Part');
  const loses = tree.rule === 'Group_losers' || tree.rule === 'Group_red';
  return group(loses ? 'losers' : 'winners', part ? scope.part(part) : ONE, []);
}

export function group(
  group: Exclude<Group, 'sector'>,
  part: Fraction,
  except: readonly (Ticker | Obstacle)[],
): Entry {
  const obstacle = except.find((each): each is Obstacle => typeof each !== 'string');
  if (obstacle) return obstacle;
  const tickers = except.filter((each): each is Ticker => typeof each === 'string');
  return { kind: 'sell_group', group, except: tickers, part };
}
