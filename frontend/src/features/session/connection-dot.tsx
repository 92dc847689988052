'use client';

import type { ConnectionStatus } from '@/shared/stream/prices/price-stream';
import { useConnectionStatus } from './use-connection';

const LOOK: Record<ConnectionStatus, { color: string; text: string }> = {
  connecting: { color: 'bg-accent', text: 'Connecting' },
  live: { color: 'bg-up', text: 'Live' },
  stale: { color: 'bg-accent', text: 'Stale' },
  reconnecting: { color: 'bg-accent animate-pulse', text: 'Reconnecting' },
  disconnected: { color: 'bg-down', text: 'Disconnected' },
};

const ACCOUNT_OUTDATED = { color: 'bg-accent', text: 'Prices live' };

interface ConnectionDotProps {
  /** Whether the figures of the account are current: only then it says Live. */
  isAccountCurrent: boolean;
}

/**
 * The status of the connection, as a colored dot and a word. On a phone the word is shown only once
 * something is wrong, so that the header does not move when the page connects. `data-status` is that
 * of the price stream.
 */
export function ConnectionDot({ isAccountCurrent }: ConnectionDotProps) {
  const status = useConnectionStatus();
  const { color, text } = status === 'live' && !isAccountCurrent ? ACCOUNT_OUTDATED : LOOK[status];
  return (
    <span
      role="status"
      aria-label="Connection"
      data-status={status}
      className="flex h-6 flex-col items-center justify-center touch:h-11 gap-x-1.5 gap-y-0.5 whitespace-nowrap text-2xs leading-none sm:flex-row sm:text-sm"
    >
      <span aria-hidden="true" className={`size-2 rounded-full ${color}`} />
      <span
        className={status === 'live' || status === 'connecting' ? 'sr-only sm:not-sr-only' : ''}
      >
        {text}
      </span>
    </span>
  );
}
