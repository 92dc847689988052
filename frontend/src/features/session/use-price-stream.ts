'use client';

import { useEffect } from 'react';
import { pricesStore } from '@/features/prices/prices-store';
import { PRICE_STREAM_URL, PriceStream } from '@/shared/stream/prices/price-stream';
import { connectionStore } from './connection-store';

/** Delivers prices to the stores while the caller is mounted. One caller only. */
export function usePriceStream(): void {
  useEffect(() => {
    const stream = new PriceStream(PRICE_STREAM_URL, {
      onStatus: connectionStore.setStatus,
      onSnapshot: pricesStore.replace,
      onTick: pricesStore.apply,
    });
    return () => stream.close();
  }, []);
}
