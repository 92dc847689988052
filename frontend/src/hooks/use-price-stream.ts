'use client';

import { useEffect } from 'react';
import { PRICE_STREAM_URL, PriceStream } from '@/lib/sse';
import { connectionStore } from '@/stores/connection';
import { pricesStore } from '@/stores/prices';

/** Keeps prices flowing into the stores while the caller is on the page. One caller only. */
export function usePriceStream(): void {
  useEffect(() => {
    const stream = new PriceStream(PRICE_STREAM_URL, {
      onStatus: connectionStore.become,
      onSnapshot: pricesStore.replace,
      onTick: pricesStore.apply,
    });
    return () => stream.close();
  }, []);
}
