'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { useCommands } from '@/hooks/use-commands';
import { closeOverlay, openOverlay, useOverlay } from '@/hooks/use-overlay';

const loadCommandLine = () => import('./command-line');

const CommandLine = dynamic(() => loadCommandLine().then(({ CommandLine }) => CommandLine), {
  ssr: false,
});
const Shortcuts = dynamic(() => import('./shortcuts').then(({ Shortcuts }) => Shortcuts), {
  ssr: false,
});

const GROUP = 'FinAlly';

/** Opens the command line and the list of shortcuts. */
export function CommandCenter() {
  const overlay = useOverlay();
  // What is typed right after the key that opens the line must find it there.
  useEffect(() => void loadCommandLine(), []);
  useCommands([
    {
      id: 'command.open',
      title: 'Open the command line',
      group: GROUP,
      keys: ['/', 'Ctrl+K'],
      run: () => (overlay === 'line' ? closeOverlay() : openOverlay('line')),
    },
    {
      id: 'command.shortcuts',
      title: 'List all shortcuts',
      group: GROUP,
      keys: '?',
      run: () => openOverlay('shortcuts'),
    },
  ]);
  if (overlay === 'line') return <CommandLine onClose={closeOverlay} />;
  if (overlay === 'shortcuts') return <Shortcuts onClose={closeOverlay} />;
  return null;
}
