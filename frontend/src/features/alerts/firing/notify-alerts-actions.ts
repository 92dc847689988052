import type { Alert } from '@finally/contract';
import { onAcknowledged } from '@/features/notifications/dismiss-toasts';
import { selectionStore } from '@/features/symbols/selection-store';
import { formatPrice } from '@/shared/format/format';
import { toast } from '@/shared/toast';
import { describeAlert } from '../alert-terms';
import { alertDialogStore, alertsStore } from '../alerts-store';
import { claimNotification } from './cross-tab-dedupe';

/** Above this number, alerts that fire at once share one toast. */
const SINGLE_TOASTS_MAX = 3;

const isUnseen = ({ state, seen }: Alert) => state !== 'active' && !seen;

const titleOf = ({ ticker, fired_price, terms }: Alert): string => {
  if (fired_price === null) return `${ticker} did not reach its line, which has ended`;
  return terms.kind === 'indicator'
    ? `${ticker} closed a bar at $${formatPrice(fired_price)}`
    : `${ticker} is at $${formatPrice(fired_price)}`;
};

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
    // The tag prevents a second notification by another page.
    const notification = new Notification(titleOf(alert), { body: detailOf(alert), tag: alert.id });
    notification.onclick = () => {
      window.focus();
      showChart(alert);
      notification.close();
    };
  } catch {
    // Phones require a service worker for this; toast and bell show the alert there.
  }
}

/** The toast stays until it is closed or another panel is opened; the bell keeps counting the alert. */
const PERSISTENT = { duration: Number.POSITIVE_INFINITY, closeButton: true } as const;

/** The ids of alerts with a toast on this page. */
const shown = new Set<string>();

function toastOne(alert: Alert): void {
  shown.add(alert.id);
  toast(titleOf(alert), {
    ...PERSISTENT,
    id: alert.id,
    description: detailOf(alert),
    action: { label: 'Show chart', onClick: () => showChart(alert) },
    onDismiss: onAcknowledged(() => void alertsStore.markSeen([alert.id])),
  });
}

function toastTogether(alerts: readonly Alert[]): void {
  const tickers = [...new Set(alerts.map(({ ticker }) => ticker))];
  toast(`${alerts.length} alerts have fired`, {
    ...PERSISTENT,
    description: tickers.join(', '),
    action: {
      label: 'Show them',
      onClick: () => alertDialogStore.setState({ ticker: chartTicker(), price: null }, true),
    },
  });
}

const chartTicker = () => selectionStore.getState().ticker;

/**
 * Shows notifications of fired alerts that are unseen: a toast if the page is visible, a system
 * notification if it is not and the person has allowed that. Only one page of a browser does so, once
 * per alert.
 */
export async function notifyAlerts(alerts: readonly Alert[]): Promise<void> {
  // Alerts that were seen elsewhere need no toast any more.
  for (const { id, seen } of alerts) if (seen && shown.delete(id)) toast.dismiss(id);
  const canNotify = isAllowed();
  const isHidden = document.hidden;
  if (isHidden && !canNotify) return;
  const candidates = alerts.filter(isUnseen);
  const isFirst = await Promise.all(candidates.map(({ id }) => claimNotification(id)));
  const toNotify = candidates.filter((_alert, index) => isFirst[index]);
  if (canNotify && (isHidden || !document.hasFocus())) for (const alert of toNotify) notify(alert);
  if (isHidden) return;
  if (toNotify.length > SINGLE_TOASTS_MAX) toastTogether(toNotify);
  else for (const alert of toNotify.toReversed()) toastOne(alert);
}
