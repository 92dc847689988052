'use client';

import type { Health } from '@finally/contract';
import { useOrderKeys } from '@/shared/commands/use-order-keys';
import { useHealth } from './use-health';

const SOURCES: Record<string, string> = {
  simulator: 'Simulated market',
  massive: 'Massive market data',
  replay: 'Recorded market',
};

const SESSIONS = { open: 'market open', extended: 'extended hours', closed: 'market closed' };

function describe({ state, source, session }: Health['market']): string {
  const name = SOURCES[source] ?? source;
  if (state === 'stale') return `${name}: prices are stale`;
  if (state === 'failed') return `${name}: no prices`;
  if (state === 'starting') return `${name}: starting`;
  return session ? `${name}: ${SESSIONS[session]}` : name;
}

/**
 * The market source and its state. While the server is unreachable, the label is invisible but keeps its
 * place. On narrower screens the indicator of armed order keys replaces it, so that toasts do not cover
 * the totals.
 */
export function MarketLabel() {
  const { health, isReachable } = useHealth();
  const areKeysArmed = useOrderKeys();
  if (!health) return null;
  const { state, detail } = health.market;
  const isWarning = state === 'stale' || state === 'failed';
  const shown = areKeysArmed ? '2xl:inline' : 'lg:inline';
  const look = isWarning ? 'text-accent sm:inline' : `text-muted ${shown}`;
  return (
    <span
      title={detail ?? undefined}
      className={`hidden whitespace-nowrap pr-2 text-sm ${look} ${isReachable ? '' : 'invisible'}`}
    >
      {describe(health.market)}
    </span>
  );
}
