'use client';

import type { Alert } from '@finally/contract';
import { Pencil, RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePrice } from '@/features/prices/use-prices';
import { formatLast, formatPercent, formatPrice, formatSecond } from '@/shared/format/format';
import { IconButton } from '@/ui/icon-button';
import { describeAlert, nearestLevel } from '../alert-terms';
import { removeAlertAndNotify } from '../use-alerts';

interface AlertListProps {
  title: string;
  alerts: readonly Alert[];
  /** The ids of alerts that had ended and were unseen when the dialog showed them. */
  unseen: ReadonlySet<string>;
  /** Loads an alert into the form, to change it or set it again. */
  onEdit(alert: Alert): void;
  /** Shown if there are no alerts. */
  children?: ReactNode;
}

/** Alerts under a heading. */
export function AlertList({ title, alerts, unseen, onEdit, children }: AlertListProps) {
  return (
    <section aria-label={title} className="px-4 py-2">
      <h3 className="label flex gap-2">
        {title} <span className="figures text-faint">{alerts.length || ''}</span>
      </h3>
      {alerts.length === 0 ? <p className="py-2 text-sm text-muted">{children}</p> : null}
      <ul>
        {alerts.map((alert) => (
          <li
            key={alert.id}
            className="flex min-h-11 items-center gap-3 border-b border-edge/60 py-1 last:border-0"
          >
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-2">
                <span className="shrink-0 font-semibold">{alert.ticker}</span>
                <span className="figures min-w-0 truncate text-sm">{describeAlert(alert)}</span>
                {unseen.has(alert.id) ? (
                  <span className="shrink-0 rounded-sm bg-accent px-1 text-2xs font-semibold text-panel">
                    new
                  </span>
                ) : null}
              </p>
              <p className="truncate text-xs text-muted" title={alert.note || undefined}>
                {alert.note || alert.name}
              </p>
            </div>
            {alert.state === 'active' ? <Distance alert={alert} /> : <Firing alert={alert} />}
            <Actions alert={alert} onEdit={onEdit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The value of an alert's indicator at the last closed bar. */
function IndicatorValue({ value }: Alert) {
  if (value === null) return <span className="shrink-0 text-xs text-faint">too few bars</span>;
  return (
    <span className="figures shrink-0 text-right text-xs">
      <span className="block text-ink">{formatLast(value)}</span>
      <span className="block text-faint">last close</span>
    </span>
  );
}

/** The distance from the price to the line, or to the nearer level, in percent. */
function Distance({ alert }: { alert: Alert }) {
  const price = usePrice(alert.ticker)?.price ?? null;
  if (alert.terms.kind === 'indicator') return <IndicatorValue {...alert} />;
  const level =
    alert.terms.kind === 'line' ? alert.value : price === null ? null : nearestLevel(alert, price);
  if (price === null || level === null) {
    return <span className="shrink-0 text-xs text-faint">no live price</span>;
  }
  return (
    <span className="figures shrink-0 text-right text-xs">
      <span className="block text-ink">{formatPercent(((level - price) / price) * 100)}</span>
      <span className="block text-faint">to go</span>
    </span>
  );
}

function Firing({ alert: { fired_at, fired_price, expired_at } }: { alert: Alert }) {
  if (expired_at !== null) {
    return (
      <span className="figures shrink-0 text-right text-xs">
        <span className="block text-ink">line ended</span>
        <time dateTime={expired_at} className="block text-faint">
          {formatSecond(expired_at)}
        </time>
      </span>
    );
  }
  if (fired_at === null || fired_price === null) return null;
  return (
    <span className="figures shrink-0 text-right text-xs">
      <span className="block text-ink">at ${formatPrice(fired_price)}</span>
      <time dateTime={fired_at} className="block text-faint">
        {formatSecond(fired_at)}
      </time>
    </span>
  );
}

function Actions({ alert, onEdit }: { alert: Alert; onEdit(alert: Alert): void }) {
  const what = `${alert.ticker} ${describeAlert(alert)}`;
  const isActive = alert.state === 'active';
  return (
    <span className="flex shrink-0">
      {alert.terms.kind === 'scan' ? null : (
        <IconButton
          label={`${isActive ? 'Edit' : 'Set again'}: ${what}`}
          Icon={isActive ? Pencil : RotateCcw}
          onClick={() => onEdit(alert)}
        />
      )}
      <IconButton
        label={`Remove: ${what}`}
        Icon={Trash2}
        onClick={() => void removeAlertAndNotify(alert)}
      />
    </span>
  );
}
