'use client';

import type { Proposal } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useAccountChange } from '@/features/session/use-account-events';
import { proposalsStore } from './proposals-store';

/** Asked for after the expiry, so that the server has it too. */
const AFTER_EXPIRY_MS = 1_000;
/** A proposal of a server whose clock is behind is asked for again at this pace. */
const WAIT_MS_MIN = 5_000;

const isWaiting = ({ state }: Proposal): boolean => state === 'pending';

/** Keeps the proposals current, also when they expire. One caller only. */
export function useProposalWatching(): void {
  useEffect(() => void proposalsStore.refresh(), []);
  useAccountChange('proposal', proposalsStore.refresh);
  const next = useStore(
    proposalsStore,
    ({ proposals }) => proposals.find(isWaiting)?.expires_at ?? null,
  );
  useEffect(() => {
    if (next === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const rest_ms = Date.parse(next) - Date.now() + AFTER_EXPIRY_MS;
      timer = setTimeout(
        () => void proposalsStore.refresh().then(wait),
        Math.max(rest_ms, WAIT_MS_MIN),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [next]);
}

/** Returns the proposals that wait for the person, oldest first. */
export const useWaitingProposals = (): readonly Proposal[] =>
  useStore(
    proposalsStore,
    useShallow(({ proposals }) => proposals.filter(isWaiting)),
  );

/** Returns the newest decided and expired proposals. */
export const useDecidedProposals = (): readonly Proposal[] =>
  useStore(
    proposalsStore,
    useShallow(({ proposals }) => proposals.filter((proposal) => !isWaiting(proposal))),
  );

/** Returns the decision that is being sent, or that failed; undefined if there is none. */
export const useDeciding = (id: string) => useStore(proposalsStore, ({ deciding }) => deciding[id]);

export const useProposalsOpen = (): boolean => useStore(proposalsStore, ({ isOpen }) => isOpen);

export const proposalActions = {
  decide: proposalsStore.decide,
  open: () => proposalsStore.setState({ isOpen: true }),
  close: () => proposalsStore.setState({ isOpen: false }),
};
