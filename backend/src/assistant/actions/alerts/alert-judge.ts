import type { AlertAction } from '@finally/contract';
import { comparableTicker } from '../orders/order-judge.ts';
import type { ProposedAction } from '../proposed-actions.ts';

/** A change of alerts that the person's message asks for. */
export type MandatedAlert = Pick<
  AlertAction['request'],
  'change' | 'ticker' | 'terms' | 'alert_ids'
>;

/** Returns the positions of the changes of alerts that the mandate authorizes, each once. */
export function alertsBorneOut(
  actions: readonly ProposedAction[],
  mandated: readonly MandatedAlert[],
): ReadonlySet<number> {
  const borne = new Set<number>();
  for (const asked of mandated) {
    const place = actions.findIndex(
      (action, index) =>
        action.kind === 'alert' && !borne.has(index) && isSame(action.request, asked),
    );
    if (place >= 0) borne.add(place);
  }
  return borne;
}

function isSame(planned: MandatedAlert, asked: MandatedAlert): boolean {
  if (planned.change !== asked.change) return false;
  const isOfTicker =
    asked.change !== 'set' || comparableTicker(planned.ticker) === comparableTicker(asked.ticker);
  return (
    isOfTicker &&
    sameTerms(planned.terms, asked.terms) &&
    planned.alert_ids.length === asked.alert_ids.length &&
    planned.alert_ids.every((id) => asked.alert_ids.includes(id))
  );
}

function sameTerms(planned: MandatedAlert['terms'], asked: MandatedAlert['terms']): boolean {
  if (planned === null || asked === null) return planned === asked;
  if (planned.kind === 'percent') {
    return (
      asked.kind === 'percent' &&
      planned.percent === asked.percent &&
      planned.direction === asked.direction
    );
  }
  return asked.kind === planned.kind && asked.price === planned.price;
}
