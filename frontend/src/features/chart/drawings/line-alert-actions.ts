import { type Alert, type AlertTerms, PRICE_SCALE, type Ticker } from '@finally/contract';
import { alertsStore } from '@/features/alerts/alerts-store';
import { latestPrice } from '@/features/alerts/use-alerts';
import { ApiError } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { activeChart } from '../chart-store';
import { chartActions } from '../use-chart';
import type { Anchor, Drawing, DrawingOf } from './drawings';

/** The status of refused terms. */
const REFUSED = 422;

type AlertKey = 'alert_id' | 'other_alert_id';
type Alerted = DrawingOf<'level'> | DrawingOf<'trend'> | DrawingOf<'channel'>;

/** A line of a drawing on which there can be an alert. */
interface AlertPlace {
  key: AlertKey;
  alert_id: string | undefined;
  /** The action that sets an alert on it. */
  title: string;
  /** What the alert waits for, at the current price. */
  terms(ticker: Ticker): AlertTerms;
}

/** Returns a price as an alert can have it: exact to 1/10,000 dollar. */
const alertPrice = (price: number): number => Number(price.toFixed(PRICE_SCALE));

const lineEnd = ({ time, price }: Anchor, offset: number) => ({
  time: new Date(Math.round(time * 1000)).toISOString(),
  price: alertPrice(price + offset),
});

const lineTerms = (
  { from, to, extent }: DrawingOf<'trend'> | DrawingOf<'channel'>,
  offset = 0,
): AlertTerms => ({
  kind: 'line',
  from: lineEnd(from, offset),
  to: lineEnd(to, offset),
  extent,
  direction: 'either',
});

function levelTerms(ticker: Ticker, { price: exact }: DrawingOf<'level'>): AlertTerms {
  const price = alertPrice(exact);
  return { kind: price > (latestPrice(ticker) ?? 0) ? 'above' : 'below', price };
}

const isAlerted = (drawing: Drawing): drawing is Alerted =>
  drawing.kind === 'level' || drawing.kind === 'trend' || drawing.kind === 'channel';

/** Returns the lines of a drawing on which there can be alerts; none for other drawings. */
export function alertPlaces(drawing: Drawing): readonly AlertPlace[] {
  if (!isAlerted(drawing)) return [];
  const own = { key: 'alert_id', alert_id: drawing.alert_id } as const;
  if (drawing.kind === 'level') {
    const title = 'Alert at this level, wherever it is moved';
    return [{ ...own, title, terms: (ticker) => levelTerms(ticker, drawing) }];
  }
  if (drawing.kind === 'trend') {
    const title = 'Alert when the price crosses this line';
    return [{ ...own, title, terms: () => lineTerms(drawing) }];
  }
  const { offset, other_alert_id } = drawing;
  const other = { key: 'other_alert_id', alert_id: other_alert_id } as const;
  const title = (isUpper: boolean) =>
    `Alert when the price crosses the ${isUpper ? 'upper' : 'lower'} edge`;
  return [
    { ...own, title: title(offset < 0), terms: () => lineTerms(drawing) },
    { ...other, title: title(offset >= 0), terms: () => lineTerms(drawing, offset) },
  ];
}

/** Returns a drawing without its alerts, or without one of them. */
export function withoutAlerts<Of extends Drawing>(drawing: Of, key?: AlertKey): Of {
  const entries = Object.entries(drawing).filter(([name]) =>
    key ? name !== key : name !== 'alert_id' && name !== 'other_alert_id',
  );
  return Object.fromEntries(entries) as Of;
}

const currentDrawing = (ticker: Ticker, id: string): Drawing | undefined =>
  activeChart()
    .getState()
    .drawings[ticker]?.find((drawing) => drawing.id === id);

/** Sets an alert on a line of a drawing, which follows it. */
export async function setLineAlert(
  ticker: Ticker,
  drawing: Drawing,
  { key, terms }: AlertPlace,
): Promise<void> {
  try {
    const { id } = await alertsStore.set({ ticker, terms: terms(ticker) });
    // It may have been moved meanwhile; if it was deleted, its alert goes as well.
    const current = currentDrawing(ticker, drawing.id);
    if (current) chartActions.replaceDrawing(ticker, { ...current, [key]: id } as Drawing);
    else await alertsStore.remove(id);
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

/** Takes an alert away from a drawing; removing it is up to `matchLineAlerts`. */
export function dropLineAlert(ticker: Ticker, drawing: Drawing, { key }: AlertPlace): void {
  chartActions.replaceDrawing(ticker, withoutAlerts(drawing, key));
}

/** Returns whether an alert waits for what a line is now; the direction is the person's choice. */
const isSame = (terms: Alert['terms'], wanted: AlertTerms): boolean => {
  if (terms.kind === 'line' && wanted.kind === 'line') {
    return (
      JSON.stringify([terms.from, terms.to, terms.extent]) ===
      JSON.stringify([wanted.from, wanted.to, wanted.extent])
    );
  }
  return 'price' in terms && 'price' in wanted && terms.price === wanted.price;
};

/** Takes the alert away from a line that was moved to where there can be none, and says why. */
function onRefused(error: unknown, ticker: Ticker, id: string, place: AlertPlace): void {
  const isRefused = error instanceof ApiError && error.problem.status === REFUSED;
  const drawing = currentDrawing(ticker, id);
  if (isRefused && drawing) dropLineAlert(ticker, drawing, place);
  toast.error(`${isRefused ? 'The alert of the line was removed. ' : ''}${errorMessage(error)}`);
}

/** Moves the active alerts of drawings to where their lines are; a line lets go of one that has ended. */
export function followLines(ticker: Ticker, drawings: readonly Drawing[]): void {
  const { alerts } = alertsStore.getState();
  for (const drawing of drawings) {
    for (const place of alertPlaces(drawing)) {
      const alert = alerts?.find(({ id }) => id === place.alert_id);
      if (!alert) continue;
      const wanted = place.terms(ticker);
      if (alert.state !== 'active') dropLineAlert(ticker, drawing, place);
      else if (!isSame(alert.terms, wanted)) {
        const kept = alert.terms.kind === 'line' && { direction: alert.terms.direction };
        alertsStore
          .change(alert.id, { terms: { ...wanted, ...kept } as AlertTerms })
          .catch((error: unknown) => onRefused(error, ticker, drawing.id, place));
      }
    }
  }
}

/** Returns the ids of the alerts of drawings. */
export const lineAlertIds = (drawings: readonly Drawing[]): readonly string[] =>
  drawings.flatMap((drawing) =>
    alertPlaces(drawing).flatMap(({ alert_id }) => (alert_id === undefined ? [] : [alert_id])),
  );

/** The alerts that were removed with their line. */
const removed = new Set<string>();

/** Removes the alerts of lines that are gone, and restores those of lines that came back. */
export function matchLineAlerts(before: readonly string[], after: readonly string[]): void {
  const report = (error: unknown) => toast.error(errorMessage(error));
  const isActive = (id: string) =>
    alertsStore.getState().alerts?.some((one) => one.id === id && one.state === 'active') ?? false;
  for (const id of before) {
    // Two charts may show the same ticker.
    if (after.includes(id) || removed.has(id) || !isActive(id)) continue;
    removed.add(id);
    alertsStore.remove(id).catch(report);
  }
  for (const id of after) {
    if (!before.includes(id) && removed.delete(id)) alertsStore.restore(id).catch(report);
  }
}
