'use client';

import type { ReactNode } from 'react';
import {
  type LiveTotals,
  useLiveTotals,
  useUnrealizedPercent,
} from '@/features/portfolio/use-portfolio';
import type { PositionColumn } from '@/features/portfolio/use-views';
import { formatWeight } from '@/features/portfolio/weight';
import { formatMoney, formatPercent, formatSignedMoney } from '@/shared/format/format';
import { Change } from '@/ui/change';
import { COLUMNS } from './columns';

const CELL =
  'sticky bottom-0 z-[2] border-t border-edge-strong bg-panel px-1.5 whitespace-nowrap @min-[31rem]:px-2';

/** The sticky last row of the table, with the totals of all positions. */
export function PositionTotals({ columns }: { columns: readonly PositionColumn[] }) {
  const totals = useLiveTotals();
  const percent = useUnrealizedPercent();
  if (!totals) return null;
  const cells = totalsBy(totals, percent);
  return (
    <tfoot data-live="account">
      <tr className="h-6 text-right font-semibold">
        <th
          scope="row"
          className={`${CELL} left-0 z-[3] pl-2.5 text-left @min-[31rem]:pl-2.5 text-muted`}
        >
          Total
        </th>
        {columns.map((column) => (
          <td key={column} className={`${CELL} ${COLUMNS[column].visibility}`}>
            {cells[column]}
          </td>
        ))}
        <td className={`${CELL} touch:right-0 touch:z-[3]`} />
      </tr>
    </tfoot>
  );
}

function totalsBy(totals: LiveTotals, percent: number): Partial<Record<PositionColumn, ReactNode>> {
  const { positions_value, total_value, unrealized_pnl } = totals;
  return {
    cost_basis: formatMoney(positions_value - unrealized_pnl),
    market_value: formatMoney(positions_value),
    unrealized_pnl: <Change>{formatSignedMoney(unrealized_pnl)}</Change>,
    unrealized_pnl_percent: <Change>{formatPercent(percent)}</Change>,
    weight: formatWeight(total_value > 0 ? positions_value / total_value : 0),
  };
}
