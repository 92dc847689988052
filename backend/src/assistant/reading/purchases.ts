import type { Money } from './amount.ts';
import { ONE, ZERO } from './language/amounts.ts';
import { all, find, get, type Tree } from './language/tree.ts';
import { CASH_OF, DOLLARS_OF, type Entry, Meaningless, type Scope, SHARES_OF } from './scope.ts';

export function buy(scope: Scope, action: Tree): readonly Entry[] {
  switch (action.rule) {
    case 'Buy_add_shares':
    case 'Buy_name_first':
      return [scope.sized('buy', action)];
    case 'Buy_add_dollars':
      return [scope.trade('buy', get(action, 'Instrument'), DOLLARS_OF(scope.dollars(action)))];
    case 'Buy_all_in':
      return [scope.trade('buy', get(action, 'Instrument'), CASH_OF(ONE))];
    default:
      return buyItems(scope, [...all(action, 'BuyItem'), ...all(action, 'AddItem')]);
  }
}

/** "buy $50 of NVDA and 30 of F" may mean 30 shares or 30 dollars. */
function buyItems(scope: Scope, items: readonly Tree[]): readonly Entry[] {
  const entries = items.map((item) => buyItem(scope, item));
  const spends = entries.flat().some((entry) => isFor('dollars', entry));
  const unclear = items.some(
    (item, index) =>
      entries[index]?.some((entry) => isFor('shares', entry)) &&
      !/\b(shares?|stocks?|units?)_/.test(item.text),
  );
  if (spends && unclear) throw new Meaningless();
  return entries.flat();
}

const isFor = (of: 'shares' | 'dollars', entry: Entry): boolean =>
  entry.kind === 'trade' && entry.amount.of === of;

export function buyItem(scope: Scope, wrapper: Tree): readonly Entry[] {
  const item = wrapper.children.length === 1 ? (wrapper.children[0] as Tree) : wrapper;
  switch (item.rule) {
    case 'Each_shares':
    case 'Each_shares_of_each':
      return scope.each('buy', item, SHARES_OF(scope.positive(get(item, 'Count'))));
    case 'Each_dollars':
    case 'Each_dollars_of_each':
    case 'Each_for_dollars':
      return scope.each('buy', item, DOLLARS_OF(scope.dollars(item)));
    case 'AsMuch_as':
    case 'AsMuch_most':
    case 'AsMuch_most_after':
      return [scope.trade('buy', get(item, 'Instrument'), { of: 'most' })];
    case 'DollarItem_worth':
    case 'DollarItem_of':
    case 'DollarItem_sign':
    case 'DollarItem_bare':
    case 'BuyItem_for_dollars':
      return [scope.trade('buy', get(item, 'Instrument'), DOLLARS_OF(scope.dollars(item)))];
    case 'PartItem_cash':
    case 'BuyItem_with_cash':
      return [scope.trade('buy', get(item, 'Instrument'), scope.cash(get(item, 'Cash')))];
    case 'PartItem_part':
    case 'BuyItem_part_after':
      return [scope.partToBuy(item, get(item, 'Part'))];
    case 'PartItem_all':
      return [scope.trade('buy', get(item, 'Instrument'), CASH_OF(ONE))];
    case 'BuyItem_with_proceeds':
      return [scope.trade('buy', get(item, 'Instrument'), scope.proceeds(item))];
    case 'BuyItem_times':
    case 'BuyItem_after': {
      const shares = scope.positive(get(item, 'Count'));
      return [scope.trade('buy', get(item, 'Instrument'), SHARES_OF(shares))];
    }
    case 'SharesItem_in':
      return [scope.counted('buy', item)];
    case 'SharesItem_of':
    case 'SharesItem_bare':
      return [scope.sized('buy', item)];
    case 'BuyItem_vague':
      return [scope.howMany('buy', get(item, 'Instrument'), item)];
    default:
      return [scope.howMany('buy', find(item, 'Instrument') ?? item, item)];
  }
}

export function put(scope: Scope, action: Tree): readonly Entry[] {
  switch (action.rule) {
    case 'Put_each':
    case 'Put_each_after':
      return scope.each('buy', action, scope.money(get(action, 'Money')));
    case 'Put_several':
      return [{ kind: 'how_shared', typed: scope.meanings.typed(action) }];
    default:
      return putItems(scope, all(action, 'PutItem'));
  }
}

function putItems(scope: Scope, items: readonly Tree[]): readonly Entry[] {
  const amounts = items.map((item) => scope.money(get(item, 'Money')));
  const parts = amounts.flatMap((amount) => (amount.of === 'cash' ? [amount.part] : []));
  const bare = items.some((item) => get(item, 'Money').rule === 'Money_part');
  // "60% of $500 in NVDA and 40% in TSLA" may mean 40% of $500 or of the cash.
  if (bare && amounts.some(({ of }) => of === 'dollars')) throw new Meaningless();
  const weight = parts.reduce((sum, part) => sum.add(part), ZERO);
  if (weight.compare(1) > 0) return [{ kind: 'too_much', weight }];
  return items.map((item, index) =>
    scope.trade('buy', get(item, 'Instrument'), amounts[index] as Money),
  );
}
