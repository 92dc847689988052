import { alertsStore } from '@/features/alerts/alerts-store';
import { chatStore } from '@/features/assistant/chat-store';
import { activeChart, chartStores } from '@/features/chart/chart-store';
import { askedPriceStore } from '@/features/orders/explanation/asked-price-store';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { overlayStore } from '@/shared/commands/command-line-store';
import type { Situation } from './situation';

const isChartAt = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=application]') !== null;

/** Returns the present situation. @param isChartInUse whether a chart has the pointer or the focus */
export function situationNow(isChartInUse = isChartAt(document.activeElement)): Situation {
  const { positions = [] } = portfolioStore.getState().portfolio ?? {};
  const { orders } = workingOrdersStore.getState();
  const stops = (orders ?? []).filter(
    ({ side, stop_price }) => side === 'sell' && stop_price !== null,
  );
  const { alerts } = alertsStore.getState();
  return {
    ticker: selectionStore.getState().ticker,
    isChartInUse,
    interval: activeChart().getState().interval,
    held: positions.reduce((sum, { quantity }) => sum + quantity, 0),
    isPriceExplained: askedPriceStore.getState() !== null,
    stops: stops.length,
    alerts: (alerts ?? []).filter(({ state }) => state === 'active').length,
    isAsking: chatStore.getState().pending !== null,
    isListOpen: overlayStore.getState() === 'shortcuts',
  };
}

/** Whether what the situation is made of has been loaded. */
export const isSituationKnown = (): boolean =>
  portfolioStore.getState().portfolio !== null &&
  workingOrdersStore.getState().orders !== null &&
  alertsStore.getState().alerts !== null;

/** Calls back with each new situation; returns how to stop. */
export function watchSituation(onChange: (now: Situation) => void): () => void {
  const stores = [
    selectionStore,
    ...Object.values(chartStores),
    portfolioStore,
    askedPriceStore,
    workingOrdersStore,
    alertsStore,
    chatStore,
    overlayStore,
  ];
  const stops = stores.map((store) => store.subscribe(() => onChange(situationNow())));
  const onUse = ({ target }: Event) => {
    if (isChartAt(target)) onChange(situationNow(true));
  };
  document.addEventListener('pointermove', onUse, { passive: true });
  document.addEventListener('pointerdown', onUse);
  document.addEventListener('focusin', onUse);
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener('pointermove', onUse);
    document.removeEventListener('pointerdown', onUse);
    document.removeEventListener('focusin', onUse);
  };
}
