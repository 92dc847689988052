import type { AccountComparison } from '@finally/contract';
import {
  formatMoney,
  formatPercent,
  formatPlainPercent,
  formatRatio,
} from '@/shared/format/format';
import type { DrawnCurve } from './comparison-chart';

type Account = AccountComparison['accounts'][number];
type Row = Account | AccountComparison['references'][number];

/** The columns; a reference has no trades, and leaves out what they cost. */
const COLUMNS: readonly {
  readonly name: string;
  readonly explanation: string;
  of(row: Row): string | null;
}[] = [
  {
    name: 'Return',
    explanation: 'The value at the end over that at the beginning, less one (time-weighted)',
    of: ({ return_percent }) => formatPercent(return_percent),
  },
  {
    name: 'Drawdown',
    explanation: 'The largest fall from a peak, of that peak',
    of: ({ max_drawdown_percent }) => formatPlainPercent(max_drawdown_percent),
  },
  {
    name: 'Sharpe',
    explanation: 'The mean return over its deviation, annualized; none while the span is short',
    of: ({ sharpe_ratio }) => (sharpe_ratio === null ? null : formatRatio(sharpe_ratio)),
  },
  {
    name: 'Trades',
    explanation: 'Fills within the span',
    of: (row) => ('trades' in row ? String(row.trades) : null),
  },
  {
    name: 'Turnover',
    explanation: 'What all trades were worth, over the mean of first and last value',
    of: (row) => ('trades' in row ? formatPlainPercent(row.turnover_percent) : null),
  },
  {
    name: 'Fees',
    explanation: 'Commissions and fees',
    of: (row) => ('trades' in row ? formatMoney(row.fees) : null),
  },
  {
    name: 'Spread, impact',
    explanation: 'What fills were worse than the middle of bid and ask',
    of: (row) => ('trades' in row ? formatMoney(row.spread_and_impact) : null),
  },
  {
    name: 'Win rate',
    explanation: 'Share of the sales with a profit before fees',
    of: (row) =>
      'trades' in row && row.win_rate_percent !== null
        ? formatPlainPercent(row.win_rate_percent)
        : null,
  },
];

interface ComparisonTableProps {
  comparison: AccountComparison;
  curves: readonly DrawnCurve[];
}

/** The figures of accounts, and of what else could have been done, beside each other. */
export function ComparisonTable({ comparison, curves }: ComparisonTableProps) {
  const rows: readonly Row[] = [...comparison.accounts, ...comparison.references];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, and keys have to reach it.
    <section aria-label="Figures" tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-xs text-muted">
            <th scope="col" className="py-1 pr-2 font-normal">
              Account
            </th>
            {COLUMNS.map(({ name, explanation }) => (
              <th
                key={name}
                scope="col"
                title={explanation}
                className="px-2 text-right font-normal"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={'id' in row ? row.id : row.kind} className="border-t border-edge">
              <th scope="row" className="py-1 pr-2 text-left font-normal whitespace-nowrap">
                <CurveMark curve={curves[index]} /> {row.name}
              </th>
              {COLUMNS.map(({ name, of }) => (
                <td key={name} className="figures px-2 text-right whitespace-nowrap">
                  {of(row) ?? <span className="text-muted">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The line of a curve as it is drawn. */
const CurveMark = ({ curve }: { curve: DrawnCurve | undefined }) => (
  <svg aria-hidden="true" viewBox="0 0 20 6" className="inline h-2 w-5">
    <line
      x1={0}
      x2={20}
      y1={3}
      y2={3}
      stroke={curve?.color}
      strokeWidth={2}
      strokeDasharray={curve?.dashes}
    />
  </svg>
);
