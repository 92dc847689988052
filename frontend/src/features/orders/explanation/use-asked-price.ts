'use client';

import { useStore } from 'zustand';
import { type AskedPrice, askedPriceStore } from './asked-price-store';

export type { AskedPrice };

/** Returns whose price is being explained, or null. */
export const useAskedPrice = (): AskedPrice | null => useStore(askedPriceStore);

/** Opens the dialog that says why a fill has its price. */
export const askWhy = (asked: AskedPrice): void => askedPriceStore.setState(asked, true);

export const stopAskingWhy = (): void => askedPriceStore.setState(null, true);
