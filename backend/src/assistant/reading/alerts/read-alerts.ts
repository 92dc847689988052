import type { AlertDirection, Ticker } from '@finally/contract';
import type { Obstacle } from '../command.ts';
import { all, find, get, type Tree } from '../language/tree.ts';
import { priceOf } from '../orders/terms.ts';
import { type Entry, Meaningless, type Scope } from '../scope.ts';
import type { ChosenAlerts, WrittenAlert } from './alert-command.ts';

/** "alert me when NVDA passes 200", "set an alert on NVDA at 200", "tell me if TSLA drops 5%" */
export function setAlert(scope: Scope, action: Tree): readonly Entry[] {
  const instrument = scope.instrument(get(action, 'Instrument'));
  if ('kind' in instrument) return [instrument];
  return [{ kind: 'set_alert', ticker: instrument.ticker, written: writtenIn(scope, action) }];
}

/** "move my NVDA alert to 210" */
export function changeAlert(scope: Scope, action: Tree): readonly Entry[] {
  const chosen = chosenIn(scope, get(action, 'AlertChosen'));
  if ('kind' in chosen) return [chosen];
  // A price for several alerts may mean each of them.
  if (chosen.is_plural) throw new Meaningless();
  return [{ kind: 'change_alert', chosen, price: priceOf(scope, get(action, 'OrderPrice')) }];
}

/** "delete my alerts", "remove the NVDA alert at 200" */
export function removeAlerts(scope: Scope, action: Tree): readonly Entry[] {
  const chosen = chosenIn(scope, get(action, 'AlertChosen'));
  return ['kind' in chosen ? chosen : { kind: 'remove_alerts', chosen }];
}

function writtenIn(scope: Scope, action: Tree): WrittenAlert {
  const percent = find(action, 'TrailPercent');
  if (percent) {
    return {
      of: 'percent',
      percent: scope.positive(get(percent, 'digits')),
      direction: directionIn(get(action, 'AlertMove')),
    };
  }
  return {
    of: 'price',
    price: priceOf(scope, get(action, 'OrderPrice')),
    side: sideIn(find(action, 'AlertPlace') ?? get(action, 'AlertLevel')),
  };
}

function directionIn(move: Tree): AlertDirection {
  if (find(move, 'move_down')) return 'down';
  return find(move, 'move_up') ? 'up' : 'either';
}

function sideIn(level: Tree): 'above' | 'below' | null {
  if (find(level, 'falls') || find(level, 'under')) return 'below';
  return find(level, 'rises') || find(level, 'over') ? 'above' : null;
}

function chosenIn(scope: Scope, tree: Tree): ChosenAlerts | Obstacle {
  const [inside, again] = all(tree, 'ChosenIn');
  if (again) throw new Meaningless();
  const before = tickerIn(scope, tree, inside);
  const after = inside && tickerIn(scope, inside);
  const named = before ?? after;
  if (named && typeof named !== 'string') return named;
  if (before !== undefined && after !== undefined) throw new Meaningless();
  const at = find(tree, 'AlertAt');
  return {
    ticker: named ?? null,
    price: at ? priceOf(scope, get(at, 'OrderPrice')) : null,
    is_plural: find(tree, 'alerts_noun') !== undefined || find(tree, 'every_order') !== undefined,
  };
}

function tickerIn(scope: Scope, tree: Tree, without?: Tree): Ticker | Obstacle | undefined {
  const [name] = [...all(tree, 'name'), ...all(tree, 'unsure')].filter(
    (each) => !without || each.start < without.start || each.start >= without.end,
  );
  if (!name) return undefined;
  const instrument = scope.instrument({ ...tree, rule: '', children: [name] });
  return 'kind' in instrument ? instrument : instrument.ticker;
}
