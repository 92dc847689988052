import type { ChatView } from '@finally/contract';
import { activeChart } from '@/features/chart/chart-store';
import { layoutMode } from '@/features/layout/layout-mode';
import { layoutStore } from '@/features/layout/layout-store';
import { selectionStore } from '@/features/symbols/selection-store';

type PanelView = Extract<ChatView, { kind: 'panel' }>;

/**
 * Opens the panels that an answer shows. The focus stays where the person is working. On a phone or a
 * tablet nothing is opened by itself, because it would take the place of the conversation; the answer
 * has a button.
 */
export function openViews(views: readonly ChatView[]): void {
  const mode = layoutMode();
  if (mode !== 'wide' && mode !== 'ultra') return;
  for (const view of views) if (view.kind === 'panel') openPanel(view);
}

/** Opens a panel, set to the tickers of the view. */
export function openPanel({ panel, tickers, interval }: PanelView): void {
  const [first, second] = tickers;
  if (panel === 'chart') {
    const chart = activeChart();
    if (first) chart.show(first, interval ?? undefined);
    if (second) chart.compareWith(second);
    // A chart is not compared with itself.
    else if (first && chart.getState().compared_with === first) chart.compareWith(null);
  } else if (first) {
    selectionStore.setState({ ticker: first });
  }
  layoutStore.show(panel);
}
