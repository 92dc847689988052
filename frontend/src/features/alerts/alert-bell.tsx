'use client';

import { Bell } from 'lucide-react';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { openAlerts, useUnseenCount } from './use-alerts';

/** A higher number does not fit the badge. */
const SHOWN_MAX = 99;

/** Opens the dialog of alerts, and shows how many fired alerts are unseen. */
export function AlertBell() {
  const [ticker] = useSelectedTicker();
  const unseen = useUnseenCount();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={unseen === 0 ? 'Price alerts' : `Price alerts, ${unseen} new`}
      title="Price alerts"
      onClick={() => openAlerts(ticker)}
      className="relative flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-raised hover:text-ink"
    >
      <Bell size={13} aria-hidden="true" />
      {unseen > 0 ? (
        <span
          aria-hidden="true"
          className="figures absolute -top-1 -right-1 flex h-3.5 touch:top-1 touch:right-1 min-w-3.5 items-center justify-center rounded-full bg-accent px-0.5 text-2xs font-semibold text-panel"
        >
          {Math.min(unseen, SHOWN_MAX)}
        </span>
      ) : null}
    </button>
  );
}
