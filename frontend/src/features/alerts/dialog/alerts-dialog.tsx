'use client';

import type { Alert } from '@finally/contract';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useTouch } from '@/shared/browser/use-touch';
import { useFrozenValue, useHoverOrFocus } from '@/shared/use-stable-order';
import { FocusReturn } from '@/ui/overlay/focus-return';
import { isLeftAlone } from '@/ui/overlay/outside-press';
import { Segments } from '@/ui/segments';
import { type AlertStart, alertActions, useAlerts } from '../use-alerts';
import { AlertForm } from './alert-form';
import { AlertList } from './alert-list';
import { placeAlerts } from './alert-places';
import { IndicatorForm } from './indicator-form';
import { LineForm } from './line-form';
import { NotificationOffer } from './notification-offer';

interface AlertsDialogProps {
  start: AlertStart;
  onClose(): void;
}

const isUnseen = ({ state, seen }: Alert) => state !== 'active' && !seen;

/** What an alert waits for; the form of a line appears only for one that is edited. */
const SUBJECTS = ['price', 'indicator'] as const;
type Subject = (typeof SUBJECTS)[number];
const SUBJECT_NAMES: Readonly<Record<Subject, string>> = { price: 'Price', indicator: 'Indicator' };

/** How often prices of lines and values of indicators are read again while they are shown. */
const REFRESH_MS = 15_000;

/** Keeps what the alerts are compared with current: only the server knows it. */
function useFreshValues(): void {
  useEffect(() => {
    void alertActions.refresh();
    const timer = setInterval(() => void alertActions.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
}

/** Marks shown alerts as seen; returns the ids of those that were unseen since the dialog opened. */
function useUnseen(alerts: readonly Alert[]): ReadonlySet<string> {
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set());
  const found = alerts.filter(isUnseen).map(({ id }) => id);
  const key = found.join();
  useEffect(() => {
    const ids = key === '' ? [] : key.split(',');
    if (ids.length === 0) return;
    setUnseen((known) => new Set([...known, ...ids]));
    void alertActions.markSeen(ids);
  }, [key]);
  return unseen;
}

/** The dialog that sets alerts, and lists active and fired ones. */
export function AlertsDialog({ start, onClose }: AlertsDialogProps) {
  const { alerts, error } = useAlerts();
  const isTouch = useTouch();
  const [edited, setEdited] = useState<Alert | null>(null);
  const unseen = useUnseen(alerts ?? []);
  const { isActive, handlers } = useHoverOrFocus();
  const placed = placeAlerts(useFrozenValue(alerts, isActive) ?? [], alerts ?? []);
  const listed = (isWaiting: boolean) =>
    placed.filter(({ list }) => (list === 'active') === isWaiting).map(({ alert }) => alert);
  const waiting = listed(true);
  const ended = listed(false);
  const [subject, setSubject] = useState<Subject>(start.indicator ? 'indicator' : 'price');
  useFreshValues();
  const kind = edited?.terms.kind ?? (subject === 'indicator' ? 'indicator' : 'above');
  const Form = kind === 'line' ? LineForm : kind === 'indicator' ? IndicatorForm : AlertForm;

  return (
    // Not modal, so that the Undo button of a toast can be used.
    <Dialog.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onFocusOutside={(event) => event.preventDefault()}
          onPointerDownOutside={(event) => isLeftAlone(event.target) && event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed top-[max(0.5rem,8vh)] left-1/2 z-50 flex max-h-[84dvh] w-[min(34rem,calc(100vw-1rem))] -translate-x-1/2 flex-col overflow-hidden rounded-md border border-edge-strong bg-panel shadow-dialog outline-none"
        >
          <FocusReturn />
          <div className="flex h-10 shrink-0 items-center justify-between border-b border-edge pr-2 pl-4">
            <Dialog.Title className="text-base font-semibold">Price alerts</Dialog.Title>
            <Dialog.Close
              aria-label="Close"
              className="flex size-6 items-center justify-center text-faint hover:text-ink"
            >
              <X aria-hidden="true" size={14} />
            </Dialog.Close>
          </div>
          {edited ? null : (
            <div className="px-4 py-1.5">
              <Segments
                legend="Alert on"
                choices={SUBJECTS}
                names={SUBJECT_NAMES}
                chosen={subject}
                onChoose={setSubject}
              />
            </div>
          )}
          <Form
            key={edited?.id ?? `${start.ticker} ${start.price}`}
            start={start}
            edited={edited}
            onDone={() => setEdited(null)}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
          <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto border-t border-edge">
            {alerts === null ? (
              <p role={error ? 'alert' : undefined} className="p-4 text-sm text-muted">
                {error ?? 'Loading the alerts.'}
              </p>
            ) : (
              <div {...handlers}>
                <AlertList title="Waiting" alerts={waiting} unseen={unseen} onEdit={setEdited}>
                  No active alerts. Set an alert above, with a{' '}
                  {isTouch ? 'long press' : 'right click'} on the chart, or by command: ALERT NVDA
                  5%.
                </AlertList>
                {ended.length > 0 ? (
                  <AlertList title="Fired" alerts={ended} unseen={unseen} onEdit={setEdited} />
                ) : null}
              </div>
            )}
          </div>
          <NotificationOffer />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
