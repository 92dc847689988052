'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import { useReconnected } from '@/features/session/use-connection';
import { usePageVisible } from '@/shared/browser/use-page-visible';
import { briefStore } from './brief-store';

/** Returns what the server suggests to ask today, kept current while the caller is mounted. */
export function useBrief() {
  useEffect(() => void briefStore.load(), []);
  // A page that was left open sees the next day when it is looked at again.
  usePageVisible(() => void briefStore.load());
  useReconnected(() => void briefStore.load());
  useAccountChange('chat', briefStore.load);
  const { suggestion } = useStore(briefStore);
  return { suggestion, dismiss: briefStore.dismiss };
}
