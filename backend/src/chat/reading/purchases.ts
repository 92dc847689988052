import { ONE } from './amounts.ts';
import { CASH_OF, DOLLARS_OF, type Entry, type Scope, SHARES_OF } from './scope.ts';
import { all, find, get, type Tree } from './tree.ts';

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
      return [...all(action, 'BuyItem'), ...all(action, 'AddItem')].flatMap((item) =>
        buyItem(scope, item),
      );
  }
}

function buyItem(scope: Scope, wrapper: Tree): readonly Entry[] {
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
    case 'BuyItem_with_proceeds':
      return [scope.trade('buy', get(item, 'Instrument'), scope.proceeds(item))];
    case 'BuyItem_times':
    case 'BuyItem_after': {
      const shares = scope.positive(get(item, 'Count'));
      return [scope.trade('buy', get(item, 'Instrument'), SHARES_OF(shares))];
    }
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
      return all(action, 'PutItem').map((item) =>
        scope.trade('buy', get(item, 'Instrument'), scope.money(get(item, 'Money'))),
      );
  }
}
