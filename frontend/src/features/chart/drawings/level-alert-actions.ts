import { type AlertTerms, PRICE_SCALE, type Ticker } from '@finally/contract';
import { alertsStore } from '@/features/alerts/alerts-store';
import { latestPrice } from '@/features/alerts/use-alerts';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { chartActions } from '../use-chart';
import type { Drawing, Level } from './drawings';

/** Returns the price of a level as an alert can have it: exact to 1/10,000 dollar. */
const alertPrice = ({ price }: Level): number => Number(price.toFixed(PRICE_SCALE));

function termsOf(ticker: Ticker, level: Level): AlertTerms {
  const price = alertPrice(level);
  return { kind: price > (latestPrice(ticker) ?? 0) ? 'above' : 'below', price };
}

/** Sets an alert at a level, which follows it. */
export async function setLevelAlert(ticker: Ticker, level: Level): Promise<void> {
  try {
    const { id } = await alertsStore.set({ ticker, terms: termsOf(ticker, level) });
    chartActions.replaceDrawing(ticker, { ...level, alert_id: id });
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

/** Takes the alert away from a level; removing it is up to `followLevels`. */
export function dropLevelAlert(ticker: Ticker, { alert_id: _, ...level }: Level): void {
  chartActions.replaceDrawing(ticker, level);
}

/** Moves the active alerts of levels to where their levels are; a level lets go of one that fired. */
export function followLevels(ticker: Ticker, drawings: readonly Drawing[]): void {
  const { alerts } = alertsStore.getState();
  for (const drawing of drawings) {
    if (drawing.kind !== 'level' || drawing.alert_id === undefined) continue;
    const alert = alerts?.find(({ id }) => id === drawing.alert_id);
    if (alert?.state === 'fired') dropLevelAlert(ticker, drawing);
    if (alert?.state !== 'active' || (alert.upper ?? alert.lower) === alertPrice(drawing)) continue;
    alertsStore
      .change(alert.id, { terms: termsOf(ticker, drawing) })
      .catch((error: unknown) => toast.error(errorMessage(error)));
  }
}

/** Returns the ids of the alerts of levels. */
export const levelAlertIds = (drawings: readonly Drawing[]): readonly string[] =>
  drawings.flatMap((drawing) =>
    drawing.kind === 'level' && drawing.alert_id !== undefined ? [drawing.alert_id] : [],
  );

/** The alerts that were removed with their level. */
const removed = new Set<string>();

/** Removes the alerts of levels that are gone, and restores those of levels that came back. */
export function matchLevelAlerts(before: readonly string[], after: readonly string[]): void {
  const report = (error: unknown) => toast.error(errorMessage(error));
  const isActive = (id: string) =>
    alertsStore.getState().alerts?.some((one) => one.id === id && one.state === 'active') ?? false;
  for (const id of before) {
    if (after.includes(id) || !isActive(id)) continue;
    removed.add(id);
    alertsStore.remove(id).catch(report);
  }
  for (const id of after) {
    if (!before.includes(id) && removed.delete(id)) alertsStore.restore(id).catch(report);
  }
}
