'use client';

import { useTicketTicker } from '@/features/orders/size/use-ticket-size';
import { GroupMark } from '@/features/symbols/group-chip';
import { CHART_PLACES } from '@/features/symbols/selection';
import { useActiveChart, useGroup } from '@/features/symbols/use-links';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useChartName } from './use-chart-name';

/**
 * The head of a panel that shows the ticker of the active chart: ticker, company and group of that chart,
 * and the ticker of the ticket if it is another one.
 */
export function ShownTicker() {
  const [ticker] = useSelectedTicker();
  const ticketTicker = useTicketTicker();
  const active = useActiveChart();
  const group = useGroup(active);
  const name = useChartName(ticker);
  const chart = `chart ${CHART_PLACES.indexOf(active) + 1}, ${group ? `group ${group}` : 'no group'}`;
  return (
    <div className="flex min-h-6 shrink-0 items-center gap-1.5 border-b border-edge px-2">
      <span title={`Shows the ticker of ${chart}`} className="flex shrink-0 max-md:hidden">
        <GroupMark group={group} />
      </span>
      <h3 className="min-w-0 flex-1 truncate text-muted">
        <strong className="text-sm font-semibold text-ink">{ticker}</strong> {name}
      </h3>
      {ticketTicker === ticker || !ticketTicker ? null : (
        <span title={`The ticket (Trade) is on ${ticketTicker}`} className="shrink-0 text-accent">
          Ticket: {ticketTicker}
        </span>
      )}
    </div>
  );
}
