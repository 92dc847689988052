import { changeAlert, removeAlerts, setAlert } from './alerts/read-alerts.ts';
import type { Obstacle } from './command.ts';
import { ONE } from './language/amounts.ts';
import { all, get, type Tree } from './language/tree.ts';
import { cancel, modify } from './orders/open-orders.ts';
import {
  conditional,
  exits,
  percentExit,
  purchase,
  sale,
  stopOnAll,
  unpriced,
} from './orders/placing.ts';
import { change, equalize, resize, split, swap, target, watch, weights } from './plans.ts';
import { buy, put } from './purchases.ts';
import { group, sell } from './sales.ts';
import { DOLLARS_OF, type Entry, type Meanings, Scope } from './scope.ts';

const OBSTACLES: ReadonlySet<string> = new Set<Obstacle['kind']>([
  'how_many',
  'part_of_which',
  'which',
  'no_such',
  'no_referent',
  'how_shared',
  'no_amount',
  'too_much',
  'rebalance_to_what',
  'limit_or_stop',
  'price_or_quantity',
  'stop_or_trail',
  'stop_at_what',
  'change_how',
  'stop_on_all',
]);

export const isObstacle = (entry: Entry): entry is Obstacle => OBSTACLES.has(entry.kind);

/**
 * Returns the commands and obstacles of a message, in order.
 * @throws NotAnAmount, Meaningless
 */
export function interpret(message: Tree, meanings: Meanings): readonly Entry[] {
  const scope = new Scope(meanings);
  for (const sentence of all(message, 'Sentence')) {
    for (const command of all(get(sentence, 'Commands'), 'Command')) {
      const [each] = get(command, 'Action').children;
      if (each) scope.entries.push(...action(scope, each));
    }
  }
  for (const sentence of all(message, 'WorkingSentence')) {
    for (const command of all(get(sentence, 'WorkingCommands'), 'WorkingCommand')) {
      const [each] = get(command, 'WorkingAction').children;
      if (each) scope.entries.push(...action(scope, each));
    }
  }
  for (const sentence of all(message, 'AlertSentence')) {
    for (const command of all(get(sentence, 'AlertCommands'), 'AlertCommand')) {
      const [each] = get(command, 'AlertAction').children;
      if (each) scope.entries.push(...action(scope, each));
    }
  }
  return scope.entries;
}

function action(scope: Scope, tree: Tree): readonly Entry[] {
  const [family = ''] = tree.rule.split('_');
  switch (family) {
    case 'Buy':
      return buy(scope, tree);
    case 'Put':
      return put(scope, tree);
    case 'Sell':
      return sell(scope, tree);
    case 'KeepAndSell':
      return [group('all', ONE, scope.tickers(tree))];
    case 'Target':
      return target(scope, tree);
    case 'Weights':
      return weights(scope, tree);
    case 'Resize':
      return resize(scope, tree);
    case 'RaiseCash':
      return [scope.trade('sell', get(tree, 'Instrument'), DOLLARS_OF(scope.dollars(tree)))];
    case 'Rebalance':
      return tree.rule === 'Rebalance_to_what'
        ? [{ kind: 'rebalance_to_what' }]
        : equalize(scope, tree);
    case 'Split':
      return split(scope, tree);
    case 'Swap':
      return swap(scope, tree);
    case 'Watch':
      return watch(scope, tree);
    case 'Purchase':
      return purchase(scope, tree);
    case 'Sale':
      return sale(scope, tree);
    case 'Conditional':
      return conditional(scope, tree);
    case 'PercentExit':
      return percentExit(scope, tree);
    case 'Unpriced':
      return unpriced(scope, tree);
    case 'Exits':
      return exits(scope, tree);
    case 'StopOnAll':
      return stopOnAll(scope, tree);
    case 'SetAlert':
      return setAlert(scope, tree);
    case 'ChangeAlert':
      return changeAlert(scope, tree);
    case 'RemoveAlerts':
      return removeAlerts(scope, tree);
    case 'Cancel':
      return cancel(scope, tree);
    case 'Modify':
      return modify(scope, tree);
    default:
      return change(scope, 'remove', all(tree, 'Names')[0]);
  }
}
