import type { Alert } from '@finally/contract';

/** The current state of an alert, and the list in which it is shown. */
export interface PlacedAlert {
  list: Alert['state'];
  alert: Alert;
}

/**
 * Returns the current alerts in the order and the lists in which they were shown: one that fires
 * meanwhile stays in its list, removed ones are dropped, new ones are appended.
 *
 * @param shown the alerts when the pointer entered the list
 */
export function placeAlerts(shown: readonly Alert[], current: readonly Alert[]): PlacedAlert[] {
  const now = new Map(current.map((alert) => [alert.id, alert]));
  const known = new Set(shown.map(({ id }) => id));
  const kept = shown.flatMap(({ id, state }) => {
    const alert = now.get(id);
    return alert ? [{ list: state, alert }] : [];
  });
  const added = current.filter(({ id }) => !known.has(id));
  return [...kept, ...added.map((alert) => ({ list: alert.state, alert }))];
}
