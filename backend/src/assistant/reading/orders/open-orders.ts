import type { Side, Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Obstacle } from '../command.ts';
import { all, find, get, type Tree } from '../language/tree.ts';
import { type Entry, Meaningless, type Scope } from '../scope.ts';
import type { ChangeCommand, Chosen, ChosenKind } from './order-command.ts';
import { priceOf, timeInForce } from './terms.ts';

export function cancel(scope: Scope, action: Tree): readonly Entry[] {
  const chosen = chosenIn(scope, find(action, 'Chosen') ?? get(action, 'Short'));
  return ['kind' in chosen ? chosen : { kind: 'cancel_orders', chosen }];
}

export function modify(scope: Scope, action: Tree): readonly Entry[] {
  const chosen = chosenIn(scope, get(action, 'Chosen'));
  if ('kind' in chosen) return [chosen];
  // A change of several orders at once may mean each of them.
  if (chosen.is_plural) throw new Meaningless();
  const verb = find(action, 'change_verb')?.text ?? '';
  const direction = /^(raise|increase)_/.test(verb)
    ? 'up'
    : /^(lower|reduce)_/.test(verb)
      ? 'down'
      : null;
  const change = changeIn(scope, action, chosen.order_kind);
  if ('kind' in change) return [change];
  return [{ kind: 'change_order', chosen, change, direction }];
}

function changeIn(
  scope: Scope,
  action: Tree,
  order_kind: ChosenKind | null,
): ChangeCommand['change'] | Obstacle {
  switch (action.rule) {
    case 'Modify_lasting':
      return { field: 'time_in_force', to: timeInForce(get(action, 'Lasting')) };
    case 'Modify_shares':
    case 'Modify_quantity':
      return { field: 'quantity', to: scope.positive(get(action, 'Count')) };
    case 'Modify_trail':
      return {
        field: 'trail_percent',
        to: scope.positive(get(get(action, 'TrailPercent'), 'digits')),
      };
    default: {
      const price = get(action, 'OrderPrice');
      const field = fieldOf(find(action, 'ModifyName'), order_kind, price);
      return field === undefined
        ? { kind: 'price_or_quantity', typed: scope.meanings.typed(action) }
        : { field, to: priceOf(scope, price) };
    }
  }
}

/** Returns the price that is meant; undefined if a bare number may also be a quantity. */
function fieldOf(name: Tree | undefined, order_kind: ChosenKind | null, price: Tree) {
  const [word] = name?.children ?? [];
  if (word?.rule === 'limit_word') return 'limit' as const;
  if (word?.rule === 'stop_word' || word?.rule === 'stop_loss_word') return 'stop' as const;
  if (word) return 'price' as const;
  if (order_kind === 'stop') return 'stop' as const;
  if (order_kind === 'trailing_stop') throw new Meaningless();
  if (order_kind !== null) return 'limit' as const;
  return price.rule === 'OrderPrice_bare' ? undefined : ('price' as const);
}

const KINDS: Readonly<Record<string, ChosenKind>> = {
  trail_kind: 'trailing_stop',
  trail_kinds: 'trailing_stop',
  target_kind: 'take_profit',
  target_kinds: 'take_profit',
  stop_kind: 'stop',
  stop_kinds: 'stop',
  limit_kind: 'limit',
};

function chosenIn(scope: Scope, tree: Tree): Chosen | Obstacle {
  const before = tickerIn(scope, tree);
  const [inside, another] = all(tree, 'ChosenIn');
  if (another) throw new Meaningless();
  const after = inside && tickerIn(scope, inside);
  const named = before ?? after;
  if (named && typeof named !== 'string') return named;
  if (before !== undefined && after !== undefined) throw new Meaningless();
  const [kind] = (find(tree, 'ChosenKind') ?? find(tree, 'ChosenKinds'))?.children ?? [];
  const isNamed = named !== undefined || find(tree, 'order_noun') || find(tree, 'orders_noun');
  // "change my limit to 500" may mean a limit of the assistant.
  if (kind?.rule === 'limit_kind' && !isNamed) throw new Meaningless();
  const which = find(tree, 'Which') ?? NOTHING;
  const every = find(which, 'every_order') !== undefined;
  const plurals = ['orders_noun', 'ChosenKinds', 'all_orders', 'sides'];
  const is_plural = every || plurals.some((rule) => find(tree, rule) !== undefined);
  const is_latest = find(tree, 'latest') !== undefined;
  if (is_latest && is_plural) throw new Meaningless();
  return {
    ticker: named ?? null,
    side: sideIn(tree),
    price: priceIn(scope, tree),
    order_kind: kind ? (KINDS[kind.rule] ?? null) : null,
    is_plural,
    is_latest,
    is_pointing: find(which, 'that_word') !== undefined,
  };
}

const NOTHING: Tree = { rule: '', children: [], text: '', start: 0, end: 0 };

function sideIn(tree: Tree): Side | null {
  const [side, again] = all(tree, 'ChosenSide');
  if (again) throw new Meaningless();
  if (side) return find(side, 'side_buy') ? 'buy' : 'sell';
  const sides = find(tree, 'sides');
  if (!sides) return null;
  return /^(?:buys|purchases)_/.test(sides.text) ? 'buy' : 'sell';
}

/** Returns the price that chooses an order: "the order at 182". */
function priceIn(scope: Scope, tree: Tree): Fraction | null {
  const at = find(tree, 'ChosenAt');
  return at ? priceOf(scope, get(at, 'OrderPrice')) : null;
}

function tickerIn(scope: Scope, tree: Tree): Ticker | Obstacle | undefined {
  const name = find(tree, 'name') ?? find(tree, 'unsure');
  if (!name) return undefined;
  const instrument = scope.instrument({ ...NOTHING, children: [name] });
  return 'kind' in instrument ? instrument : instrument.ticker;
}
