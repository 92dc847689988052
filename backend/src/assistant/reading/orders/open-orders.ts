import type { Side, Ticker } from '@finally/contract';
import Fraction from 'fraction.js';
import type { Obstacle } from '../command.ts';
import { all, find, get, type Tree } from '../language/tree.ts';
import { type Entry, Meaningless, type Scope } from '../scope.ts';
import type { ChangeCommand, ChangeHow, Chosen, ChosenKind, Shift } from './order-command.ts';
import { priceOf, timeInForce } from './terms.ts';

export function cancel(scope: Scope, action: Tree): readonly Entry[] {
  const chosen = chosenIn(scope, find(action, 'Chosen') ?? get(action, 'Short'), false);
  if (chosen === 'which_limit') throw new Meaningless();
  return ['kind' in chosen ? chosen : { kind: 'cancel_orders', chosen }];
}

export function modify(scope: Scope, action: Tree): readonly Entry[] {
  const tree = get(action, 'Chosen');
  const isShift = SHIFTS.has(action.rule);
  const chosen = chosenIn(scope, tree, isShift);
  const typed = scope.meanings.typed(action);
  const ask = (asks: ChangeHow['asks']): readonly Entry[] => [{ kind: 'change_how', typed, asks }];
  if (chosen === 'which_limit') return ask(chosen);
  if ('kind' in chosen) return [chosen];
  // A change of several orders at once may mean each of them.
  if (chosen.is_plural) throw new Meaningless();
  const direction = directionIn(action);
  if (!isShift) {
    const change = changeIn(scope, action, chosen.order_kind);
    return 'kind' in change ? [change] : [{ kind: 'change_order', chosen, change, direction }];
  }
  const change = shiftIn(scope, action, chosen.order_kind);
  if (typeof change === 'string') return ask(change);
  if (direction === null) return ask('direction');
  return [{ kind: 'change_order', chosen, change, direction }];
}

/** Changes that say by how much, and not to what. */
const SHIFTS: ReadonlySet<string> = new Set([
  'Modify_by',
  'Modify_halved',
  'Modify_halved_by_verb',
  'Modify_vague',
]);

/** @throws Meaningless if the verb and the word behind it disagree */
function directionIn(action: Tree): ChangeCommand['direction'] {
  const verb = (find(action, 'shift_verb') ?? find(action, 'change_verb'))?.text ?? '';
  const shift = find(action, 'Shift');
  const said = (): readonly ChangeCommand['direction'][] => [
    /^(?:raise|increase)_/.test(verb) ? 'up' : /^(?:lower|reduce|cut)_/.test(verb) ? 'down' : null,
    shift && find(shift, 'up_word') ? 'up' : shift && find(shift, 'down_word') ? 'down' : null,
    action.rule.startsWith('Modify_halved') ? 'down' : null,
  ];
  const [first, ...others] = said().filter((each) => each !== null);
  if (others.some((other) => other !== first)) throw new Meaningless();
  return first ?? null;
}

type Shifted = Extract<ChangeCommand['change'], { shift: Shift }>;

/** Returns what is moved and by how much, or what is not said. */
function shiftIn(
  scope: Scope,
  action: Tree,
  order_kind: ChosenKind | null,
): Shifted | ChangeHow['asks'] {
  const by = find(action, 'ShiftBy');
  if (!by && !action.rule.startsWith('Modify_halved')) return 'to_what';
  const field = PRICED[order_kind ?? ''];
  const shift: Shift | null = by ? shiftOf(scope, by) : { of: 'part', by: new Fraction(1, 2) };
  if (shift === null) return 'unit';
  if (shift.of === 'shares') return { field: 'quantity', shift };
  if (shift.of === 'dollars') {
    return order_kind === 'trailing_stop' ? 'to_what' : { field: field ?? 'price', shift };
  }
  // A percentage of a stop is of its price; a half may be of its shares.
  const isPercent = by?.rule === 'ShiftBy_percent';
  if (order_kind === 'trailing_stop') return 'to_what';
  return isPercent && field !== undefined ? { field, shift } : 'price_or_quantity';
}

const PRICED: Readonly<Record<string, 'limit' | 'stop'>> = {
  stop: 'stop',
  limit: 'limit',
  take_profit: 'limit',
};

/** Returns by how much; null for a number without a unit. */
function shiftOf(scope: Scope, by: Tree): Shift | null {
  switch (by.rule) {
    case 'ShiftBy_percent': {
      const part = scope.positive(get(by, 'digits')).div(100);
      if (part.compare(1) >= 0) throw new Meaningless();
      return { of: 'part', by: part };
    }
    case 'ShiftBy_sign':
    case 'ShiftBy_dollars':
      return { of: 'dollars', by: scope.positive(get(by, 'digits')) };
    case 'ShiftBy_shares':
      return { of: 'shares', by: scope.positive(get(by, 'Count')) };
    case 'ShiftBy_part':
      return { of: 'part', by: scope.part(get(by, 'Fraction')) };
    default:
      return null;
  }
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
      const moves = /^move_/.test(find(action, 'change_verb')?.text ?? '');
      const field = fieldOf(find(action, 'ModifyName'), order_kind, price, moves);
      return field === undefined
        ? { kind: 'price_or_quantity', typed: scope.meanings.typed(action) }
        : { field, to: priceOf(scope, price) };
    }
  }
}

/**
 * Returns the price that is meant; undefined if a bare number may also be a quantity. Only a price is
 * moved.
 */
function fieldOf(
  name: Tree | undefined,
  order_kind: ChosenKind | null,
  price: Tree,
  moves: boolean,
) {
  const [word] = name?.children ?? [];
  if (word?.rule === 'limit_word') return 'limit' as const;
  if (word?.rule === 'stop_word' || word?.rule === 'stop_loss_word') return 'stop' as const;
  if (word) return 'price' as const;
  if (order_kind === 'stop') return 'stop' as const;
  if (order_kind === 'trailing_stop') throw new Meaningless();
  if (order_kind !== null) return 'limit' as const;
  return price.rule === 'OrderPrice_bare' && !moves ? undefined : ('price' as const);
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

/** @param asks true if a limit without an order is asked about, and not left unread */
function chosenIn(scope: Scope, tree: Tree, asks: boolean): Chosen | Obstacle | 'which_limit' {
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
  if (kind?.rule === 'limit_kind' && !isNamed) {
    if (asks) return 'which_limit';
    throw new Meaningless();
  }
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
    ordinal: ordinalIn(tree),
    id: null,
  };
}

const ORDINALS = ['first_|1st_', 'second_|2nd_', 'third_|3rd_', 'fourth_|4th_', 'fifth_|5th_'];

function ordinalIn(tree: Tree): number | null {
  const word = find(tree, 'ordinal')?.text.trim();
  return word === undefined
    ? null
    : ORDINALS.findIndex((words) => words.split('|').includes(word)) + 1;
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
