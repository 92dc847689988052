'use client';

import type { Performance as Figures, FillProfileName } from '@finally/contract';
import type { ReactNode } from 'react';
import type { TermName } from '@/features/help/glossary';
import { Term } from '@/features/help/terms/term';
import {
  useDay,
  useLiveTotals,
  usePerformance,
  usePortfolio,
} from '@/features/portfolio/use-portfolio';
import {
  formatDate,
  formatMoney,
  formatPercent,
  formatPlainPercent,
  formatRatio,
  formatSignedMoney,
} from '@/shared/format/format';
import { Change } from '@/ui/change';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';

/** The panel of statistics since the account was opened, each with its meaning. */
export function Performance() {
  const { performance, error, refresh } = usePerformance();
  return (
    <Panel title="Performance">
      {performance ? (
        <Grid figures={performance} />
      ) : error ? (
        <Notice title="The figures could not be loaded">
          <p>{error}</p>
          <button type="button" onClick={refresh} className="mt-2 text-info hover:underline">
            Try again
          </button>
        </Notice>
      ) : (
        <PanelSkeleton />
      )}
    </Panel>
  );
}

const PERIODS: Readonly<Record<number, string>> = {
  300: 'five minutes',
  3600: 'hour',
  86400: 'day',
};

/** How the orders of the account are filled. */
const FILLS: Readonly<Record<FillProfileName, string>> = {
  ideal: 'Orders are filled whole at the last price, without fees.',
  realistic: 'Orders take what the book shows, move the price, and pay fees.',
  harsh: 'Orders arrive a step later, take half of what the book shows, and pay a commission.',
};

const NOT_YET = 'Not known before about ten returns.';

function Grid({ figures }: { figures: Figures }) {
  const totals = useLiveTotals();
  const { portfolio } = usePortfolio();
  const day = useDay();
  const period = PERIODS[figures.return_interval_seconds ?? 0] ?? 'period';
  return (
    <section
      aria-label="Performance in figures"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto"
    >
      <dl
        data-live="account"
        className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-px bg-edge"
      >
        <Figure
          label="Total value"
          meaning="Cash and everything held, at live prices."
          value={formatMoney(totals?.total_value ?? figures.total_value)}
        />
        <Figure
          label="Day change"
          meaning="Against the value at midnight UTC."
          value={
            day
              ? signed(day.change, day.change_percent)
              : signed(figures.day_change, figures.day_change_percent)
          }
        />
        <Figure
          label="Return"
          meaning={`Since ${formatDate(figures.since)}, on the cash you began with.`}
          value={<Change>{formatPercent(returnNow(figures, totals?.total_value))}</Change>}
        />
        <Figure
          label="Realized profit"
          term="realized profit"
          meaning="Locked in by sales, against average cost, less fees."
          value={<Change>{formatSignedMoney(figures.realized_pnl)}</Change>}
        />
        <Figure
          label="Unrealized profit"
          term="unrealized profit"
          meaning="What selling everything now would lock in."
          value={money(totals?.unrealized_pnl ?? figures.unrealized_pnl)}
        />
        <Figure
          label="Largest drawdown"
          term="drawdown"
          meaning={drawdownOf(figures)}
          value={formatPlainPercent(figures.max_drawdown_percent)}
        />
        <Figure
          label="Volatility"
          term="volatility"
          meaning={
            figures.volatility_percent === null
              ? NOT_YET
              : `How much the value swings in a year, from its returns over every ${period}.`
          }
          value={
            figures.volatility_percent === null
              ? null
              : formatPlainPercent(figures.volatility_percent)
          }
        />
        <Figure
          label="Sharpe ratio"
          term="sharpe ratio"
          meaning={
            figures.sharpe_ratio === null
              ? NOT_YET
              : 'Return for each unit of swing, a year; above 1 is good, below 0 lost money.'
          }
          value={figures.sharpe_ratio === null ? null : formatRatio(figures.sharpe_ratio)}
        />
        {portfolio && (
          <Figure
            label="Fills"
            term="fill profile"
            meaning={FILLS[portfolio.fill_profile]}
            value={portfolio.fill_profile}
          />
        )}
      </dl>
    </section>
  );
}

/** Returns the return at the live total value that is shown beside it; the fetched one is older. */
const returnNow = ({ return_percent, total_value }: Figures, now = total_value): number =>
  total_value > 0 ? ((1 + return_percent / 100) * (now / total_value) - 1) * 100 : return_percent;

const money = (value: number) => <Change>{formatSignedMoney(value)}</Change>;

const signed = (value: number, percent: number) => (
  <Change>{`${formatSignedMoney(value)} (${formatPercent(percent)})`}</Change>
);

function drawdownOf({ max_drawdown_peak_at: peak, max_drawdown_trough_at: trough }: Figures) {
  if (!peak || !trough) return 'The value has never been below an earlier one.';
  return `The deepest fall from a peak: ${formatDate(peak)} to ${formatDate(trough)}.`;
}

interface FigureProps {
  label: string;
  /** The word of the glossary that explains it. */
  term?: TermName;
  /** A line that explains it. */
  meaning: string;
  /** Null if unknown. */
  value: ReactNode;
}

function Figure({ label, term, meaning, value }: FigureProps) {
  return (
    <div className="flex flex-col gap-0.5 bg-panel px-2.5 py-2">
      <dt className="label">{term ? <Term name={term}>{label}</Term> : label}</dt>
      <dd className="figures text-lg whitespace-nowrap">{value ?? '\u2013'}</dd>
      <dd className="text-xs text-faint">{meaning}</dd>
    </div>
  );
}
