'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useRef } from 'react';
import { useActiveAlerts } from '@/features/alerts/use-alerts';
import { followLines, lineAlertIds, matchLineAlerts } from '../drawings/line-alert-actions';
import { useDrawings } from '../use-chart';

/** A line that was moved has stayed where it is for this long before its alert follows. */
const SETTLED_MS = 600;

/** Lets the alerts of lines follow their lines: moved, deleted and brought back. */
export function LineAlerts({ ticker }: { ticker: Ticker }) {
  const drawings = useDrawings(ticker);
  const alerts = useActiveAlerts(ticker);
  const known = useRef<readonly string[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fired alert is no longer active.
  useEffect(() => {
    const before = known.current;
    known.current = lineAlertIds(drawings);
    if (before) matchLineAlerts(before, known.current);
    const timer = setTimeout(() => followLines(ticker, drawings), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [ticker, drawings, alerts]);
  return null;
}
