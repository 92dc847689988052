'use client';

import { LINE_COMMAND, useCommands } from '@/shared/commands/use-commands';
import { closeOverlay, openOverlay, useOverlay } from '@/shared/commands/use-overlay';
import { lazyDialog } from '@/ui/lazy-boundary';
import { CommandLine } from './line/command-line';

const Shortcuts = lazyDialog('Shortcuts', () =>
  import('./shortcuts/shortcuts').then(({ Shortcuts }) => Shortcuts),
);

const GROUP = 'FinAlly';

/**
 * Opens the command line and the list of shortcuts. The text field is part of the first script, so
 * that no keystroke is lost while the rest of the command line is loaded.
 */
export function CommandCenter() {
  const overlay = useOverlay();
  useCommands([
    {
      ...LINE_COMMAND,
      title: 'Open the command line',
      group: GROUP,
      run: () => (overlay === 'line' ? closeOverlay() : openOverlay('line')),
    },
    {
      id: 'command.shortcuts',
      title: 'Shortcuts: list and change them',
      group: GROUP,
      keys: '?',
      names: ['shortcuts', 'keys', 'commands', 'help'],
      run: () => openOverlay('shortcuts'),
    },
  ]);
  if (overlay === 'line') return <CommandLine onClose={closeOverlay} />;
  return overlay === 'shortcuts' ? <Shortcuts onClose={closeOverlay} /> : null;
}
