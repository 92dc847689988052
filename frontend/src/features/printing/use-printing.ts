'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { useCommands } from '@/shared/commands/use-commands';
import { printAccount, takeShownTrades } from './print-account-actions';
import { type PrintedTrades, printedTradesStore } from './printed-trades-store';

/** Returns the trades to print. */
export const usePrintedTrades = (): PrintedTrades => useStore(printedTradesStore);

/** Returns whether the page is being printed, and registers the command that prints. One caller only. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useCommands([
    {
      id: 'account.print',
      title: 'Print the account',
      group: 'FinAlly',
      names: ['print', 'paper', 'print account'],
      keys: 'Ctrl+P',
      run: () => void printAccount(),
    },
  ]);
  useEffect(() => {
    // The browser takes its picture of the page right after the event.
    const onBefore = () => {
      takeShownTrades();
      flushSync(() => setPrinting(true));
    };
    const onAfter = () => setPrinting(false);
    window.addEventListener('beforeprint', onBefore);
    window.addEventListener('afterprint', onAfter);
    return () => {
      window.removeEventListener('beforeprint', onBefore);
      window.removeEventListener('afterprint', onAfter);
    };
  }, []);
  return isPrinting;
}
