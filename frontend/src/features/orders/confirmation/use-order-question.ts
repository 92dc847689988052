'use client';

import { useStore } from 'zustand';
import { type GateQuestion, orderGate } from './order-gate-store';
import { tradeSettingsStore } from './trade-settings-store';

export type { GateQuestion };

/** Returns the orders that await confirmation, or null. */
export const useOrderQuestion = (): GateQuestion | null => useStore(orderGate);

export const answerOrderQuestion = orderGate.answer;

/** Returns whether each order needs a confirmation. */
export const useConfirms = (): boolean => useStore(tradeSettingsStore, ({ confirms }) => confirms);

export const toggleConfirms = (): void =>
  tradeSettingsStore.setState(({ confirms }) => ({ confirms: !confirms }));
