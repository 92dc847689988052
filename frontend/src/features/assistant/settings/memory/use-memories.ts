'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import { type MemoryState, type MemoryStore, memoryStore } from './memory-store';

/** Returns what is remembered, kept current while the caller is mounted, and the functions that change it. */
export function useMemories(): MemoryState &
  Pick<MemoryStore, 'load' | 'add' | 'change' | 'remove' | 'setEnabled'> {
  useEffect(() => void memoryStore.load(), []);
  useAccountChange('chat', memoryStore.load);
  const { load, add, change, remove, setEnabled } = memoryStore;
  return { ...useStore(memoryStore), load, add, change, remove, setEnabled };
}
