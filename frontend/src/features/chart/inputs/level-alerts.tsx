'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useRef } from 'react';
import { useActiveAlerts } from '@/features/alerts/use-alerts';
import { followLevels, levelAlertIds, matchLevelAlerts } from '../drawings/level-alert-actions';
import { useDrawings } from '../use-chart';

/** A level that was moved has stayed where it is for this long before its alert follows. */
const SETTLED_MS = 600;

/** Lets the alerts of levels follow their levels: moved, deleted and brought back. */
export function LevelAlerts({ ticker }: { ticker: Ticker }) {
  const drawings = useDrawings(ticker);
  const alerts = useActiveAlerts(ticker);
  const known = useRef<readonly string[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fired alert is no longer active.
  useEffect(() => {
    const before = known.current;
    known.current = levelAlertIds(drawings);
    if (before) matchLevelAlerts(before, known.current);
    const timer = setTimeout(() => followLevels(ticker, drawings), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [ticker, drawings, alerts]);
  return null;
}
