'use client';

import type { Health } from '@finally/contract';
import { useHealth } from '@/hooks/use-health';

const SOURCES: Record<string, string> = { simulator: 'Simulated market', massive: 'Massive data' };

function describe({ state, source, detail }: Health['market']) {
  const name = SOURCES[source] ?? source;
  if (state === 'stale') return { text: `${name}: prices are stale`, isWarning: true, detail };
  if (state === 'failed') return { text: `${name}: no prices`, isWarning: true, detail };
  return { text: name, isWarning: false, detail };
}

/** Where the prices come from, and whether they are still fresh. */
export function MarketLabel() {
  const health = useHealth();
  if (!health) return null;
  const { text, isWarning, detail } = describe(health.market);
  return (
    <span
      title={detail ?? undefined}
      className={`whitespace-nowrap text-sm ${isWarning ? 'text-accent' : 'text-muted'}`}
    >
      {text}
    </span>
  );
}
