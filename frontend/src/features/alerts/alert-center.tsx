'use client';

import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useCommands } from '@/shared/commands/use-commands';
import { Boundary } from '@/ui/boundary';
import { lazyDialog } from '@/ui/lazy-boundary';
import { useAlertWatching } from './firing/use-alert-watching';
import { closeAlerts, openAlerts, useAlertDialog } from './use-alerts';

const AlertsDialog = lazyDialog('Price alerts', () =>
  import('./dialog/alerts-dialog').then(({ AlertsDialog }) => AlertsDialog),
);

const GROUP = 'Alerts';

/** Shows notifications of fired alerts, and the dialog of alerts. */
export function AlertCenter() {
  useAlertWatching();
  const [ticker] = useSelectedTicker();
  const start = useAlertDialog();
  useCommands([
    {
      id: 'alerts.open',
      title: 'Set a price alert, or list the alerts',
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
