import type { Alert } from '@finally/contract';
import { toast } from 'sonner';
import { onAcknowledged } from '@/features/notifications/dismiss-toasts';
import { selectionStore } from '@/features/symbols/selection-store';
import { formatPrice } from '@/shared/format/format';
import { describeAlert } from '../alert-terms';
import { alertDialogStore, alertsStore } from '../alerts-store';
import { claimNotification } from './cross-tab-dedupe';

/** More than so many at once are told of together. */
const SINGLY_MAX = 3;

const isNews = ({ state, seen }: Alert) => state === 'fired' && !seen;

const titleOf = ({ ticker, fired_price }: Alert): string =>
  `${ticker} is at $${formatPrice(fired_price ?? 0)}`;

const detailOf = (alert: Alert): string =>
  [`Alert: ${describeAlert(alert)}`, alert.note].filter(Boolean).join(' \u00b7 ');

const isAllowed = () =>
  typeof Notification !== 'undefined' && Notification.permission === 'granted';

function showChart({ id, ticker }: Alert): void {
  selectionStore.setState({ ticker });
  void alertsStore.markSeen([id]);
}

function notify(alert: Alert): void {
  try {
    // The tag keeps two pages that tell of the same from telling twice.
    const notification = new Notification(titleOf(alert), { body: detailOf(alert), tag: alert.id });
    notification.onclick = () => {
      window.focus();
      showChart(alert);
      notification.close();
    };
  } catch {
    // Phones want a service worker for this: the toast and the bell tell it there.
  }
}

/** Stays until somebody takes note of it or goes to another panel; the bell goes on counting it. */
const LASTING = { duration: Number.POSITIVE_INFINITY, closeButton: true } as const;

/** The alerts whose toasts are on this page. */
const shown = new Set<string>();

function toastOne(alert: Alert): void {
  shown.add(alert.id);
  toast(titleOf(alert), {
    ...LASTING,
    id: alert.id,
    description: detailOf(alert),
    action: { label: 'Show chart', onClick: () => showChart(alert) },
    onDismiss: onAcknowledged(() => void alertsStore.markSeen([alert.id])),
  });
}

function toastTogether(alerts: readonly Alert[]): void {
  const tickers = [...new Set(alerts.map(({ ticker }) => ticker))];
  toast(`${alerts.length} alerts have fired`, {
    ...LASTING,
    description: tickers.join(', '),
    action: {
      label: 'Show them',
      onClick: () => alertDialogStore.setState({ ticker: chartTicker(), price: null }, true),
    },
  });
}

const chartTicker = () => selectionStore.getState().ticker;

/**
 * Tells of alerts that fired and that nobody has taken note of: in a toast
 * where the page is looked at, by the system where it is not and that was
 * allowed. One page of a browser does, and once.
 */
export async function notifyAlerts(alerts: readonly Alert[]): Promise<void> {
  // Taken note of elsewhere, it needs no telling here.
  for (const { id, seen } of alerts) if (seen && shown.delete(id)) toast.dismiss(id);
  const canNotify = isAllowed();
  const isHidden = document.hidden;
  if (isHidden && !canNotify) return;
  const candidates = alerts.filter(isNews);
  const isFirst = await Promise.all(candidates.map(({ id }) => claimNotification(id)));
  const news = candidates.filter((_alert, index) => isFirst[index]);
  if (canNotify && (isHidden || !document.hasFocus())) for (const alert of news) notify(alert);
  if (isHidden) return;
  if (news.length > SINGLY_MAX) toastTogether(news);
  else for (const alert of news.toReversed()) toastOne(alert);
}
