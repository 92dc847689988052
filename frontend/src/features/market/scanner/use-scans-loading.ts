'use client';

import { useEffect } from 'react';
import { useAccountChange } from '@/features/session/use-account-events';
import { useReconnected } from '@/features/session/use-connection';
import { scansStore } from './scans-store';

/** Loads the saved scans, again after each change. One caller only, which stays on the page. */
export function useScansLoading(): void {
  useEffect(() => void scansStore.refresh(), []);
  useAccountChange('scan', scansStore.refresh);
  useReconnected(() => void scansStore.refresh());
}
