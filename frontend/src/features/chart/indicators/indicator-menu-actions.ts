import type { BarInterval, Ticker } from '@finally/contract';
import { indicatorLabel } from '@finally/contract/indicators/catalog';
import { canAlert } from '@finally/contract/indicators/conditions';
import { openIndicatorAlert } from '@/features/alerts/use-alerts';
import type { ContextAction } from '@/ui/overlay/context-menu';
import { chartActions } from '../use-chart';
import type { Indicator } from './indicator';

/** Opens the form of an alert on an indicator of a chart. */
export const alertOnIndicator = (
  ticker: Ticker,
  { kind, parameters }: Indicator,
  interval: BarInterval,
): void => openIndicatorAlert(ticker, { kind, parameters, interval });

/** Returns the actions of an indicator's menu. */
export function indicatorActions(
  ticker: Ticker,
  indicator: Indicator,
  interval: BarInterval,
): readonly ContextAction[] {
  const label = indicatorLabel(indicator);
  const remove = {
    title: `Remove ${label}`,
    run: () => chartActions.removeIndicator(indicator.id),
  };
  if (!canAlert(indicator.kind)) return [remove];
  const run = () => alertOnIndicator(ticker, indicator, interval);
  return [{ title: `Alert on ${label}\u2026`, run }, remove];
}
