'use client';

import type { ConnectionStatus } from '@/shared/stream/prices/price-stream';
import { useConnectionStatus } from './use-connection';

const LOOK: Record<ConnectionStatus, { colour: string; text: string }> = {
  connecting: { colour: 'bg-accent', text: 'Connecting' },
  live: { colour: 'bg-up', text: 'Live' },
  stale: { colour: 'bg-accent', text: 'Stale' },
  reconnecting: { colour: 'bg-accent animate-pulse', text: 'Reconnecting' },
  disconnected: { colour: 'bg-down', text: 'Disconnected' },
};

/** Whether prices are flowing, as a coloured dot and a word. */
export function ConnectionDot() {
  const status = useConnectionStatus();
  const { colour, text } = LOOK[status];
  return (
    <span
      role="status"
      aria-label="Connection"
      data-status={status}
      className="flex items-center gap-1.5 whitespace-nowrap text-sm"
    >
      <span aria-hidden="true" className={`size-2 rounded-full ${colour}`} />
      <span className={status === 'live' ? 'sr-only sm:not-sr-only' : ''}>{text}</span>
    </span>
  );
}
