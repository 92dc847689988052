'use client';

import { Change } from '@/components/ui/change';
import { useLiveTotals } from '@/hooks/use-portfolio';
import { formatMoney, formatSignedMoney } from '@/lib/format';
import { formatWeight } from '@/lib/weight';
import { visibilityOf } from './columns';

const CELL =
  'sticky bottom-0 border-t border-edge-strong bg-panel px-1.5 whitespace-nowrap @min-[31rem]:px-2';

/** The last row of the table: all positions together. */
export function PositionTotals() {
  const totals = useLiveTotals();
  if (!totals) return null;
  const { positions_value, total_value, unrealized_pnl } = totals;
  return (
    <tfoot>
      <tr className="h-6 text-right font-semibold">
        <th
          scope="row"
          className={`${CELL} left-0 z-[1] pl-2.5 text-left @min-[31rem]:pl-2.5 text-muted`}
        >
          Total
        </th>
        <td className={CELL} />
        <td className={`${CELL} ${visibilityOf('avg_cost')}`} />
        <td className={`${CELL} ${visibilityOf('current_price')}`} />
        <td className={CELL}>{formatMoney(positions_value)}</td>
        <td className={CELL}>
          <Change value={unrealized_pnl}>{formatSignedMoney(unrealized_pnl)}</Change>
        </td>
        <td className={`${CELL} ${visibilityOf('unrealized_pnl_percent')}`} />
        <td className={`${CELL} ${visibilityOf('weight')} text-muted`}>
          {formatWeight(total_value > 0 ? positions_value / total_value : 0)}
        </td>
      </tr>
    </tfoot>
  );
}
