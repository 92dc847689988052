'use client';

import { Boundary } from '@/components/ui/boundary';
import { laterDialog } from '@/components/ui/later';
import { useAlertWatching } from '@/hooks/use-alert-watching';
import { closeAlerts, openAlerts, useAlertSheet } from '@/hooks/use-alerts';
import { useCommands } from '@/hooks/use-commands';
import { useSelectedTicker } from '@/hooks/use-selection';

const AlertsDialog = laterDialog('Price alerts', () =>
  import('./alerts-dialog').then(({ AlertsDialog }) => AlertsDialog),
);

const GROUP = 'Alerts';

/** Watches for alerts that fire, tells of them, and opens their dialog. */
export function AlertCenter() {
  useAlertWatching();
  const [ticker] = useSelectedTicker();
  const start = useAlertSheet();
  useCommands([
    {
      id: 'alerts.open',
      title: 'Set a price alert, or see those there are',
      group: GROUP,
      keys: 'n',
      names: ['alerts', 'my alerts'],
      run: () => openAlerts(ticker),
    },
  ]);
  return (
    <Boundary fallback={null}>
      {start ? <AlertsDialog start={start} onClose={closeAlerts} /> : null}
    </Boundary>
  );
}
