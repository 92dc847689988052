'use client';

import { useEffect, useEffectEvent } from 'react';
import { currentAccountId } from '@/shared/account/current-account';
import { AccountStream } from '@/shared/stream/account/account-stream';
import { PRICE_STREAM_URL } from '@/shared/stream/prices/price-stream';
import { type AccountEvents, accountEvents } from './account-events';

/** Delivers account events to the stores while the caller is mounted. One caller only. */
export function useAccountStream(): void {
  useEffect(() => {
    const stream = new AccountStream(PRICE_STREAM_URL, currentAccountId, accountEvents.publish);
    return () => stream.close();
  }, []);
}

/** Calls `refresh` after each change of one kind of the account, and if changes may have been missed. */
export function useAccountChange(
  name: Parameters<AccountEvents['onChange']>[0],
  refresh: () => Promise<unknown>,
): void {
  const onChange = useEffectEvent(refresh);
  useEffect(() => accountEvents.onChange(name, () => onChange()), [name]);
}
