'use client';

import { useEffect } from 'react';
import { runCommand } from '@/shared/commands/run-command-actions';

/** Lets the skip links move the focus as the commands of the keys do, also to panels that are out of sight. */
export function useSkipLinks(): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLElement)) return;
      const command = event.target.dataset['skip'];
      if (command && runCommand(command)) event.preventDefault();
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
