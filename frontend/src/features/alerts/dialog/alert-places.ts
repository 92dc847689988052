import type { Alert } from '@finally/contract';

/** An alert as it is now, and the list in which it stands. */
export interface PlacedAlert {
  list: Alert['state'];
  alert: Alert;
}

/**
 * Places alerts as they were shown: one that fires meanwhile stays where it stood, what is gone
 * leaves its place, and what is new comes last.
 *
 * @param shown the alerts when the person began to point at them
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
