'use client';

import type { Health } from '@finally/contract';
import { useHealth } from '@/hooks/use-health';

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

/** Where the prices come from, and whether they are still fresh. */
export function MarketLabel() {
  const health = useHealth();
  if (!health) return null;
  const { state, detail } = health.market;
  const isWarning = state === 'stale' || state === 'failed';
  return (
    <span
      title={detail ?? undefined}
      className={`whitespace-nowrap text-sm ${isWarning ? 'hidden text-accent sm:inline' : 'hidden text-muted lg:inline'}`}
    >
      {describe(health.market)}
    </span>
  );
}
