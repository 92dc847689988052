'use client';

import { HISTORY_RANGES } from '@finally/contract';
import { useMemo } from 'react';
import { Term } from '@/features/help/terms/term';
import { useHistory, useLivePortfolio } from '@/features/portfolio/use-portfolio';
import { useLatestPrices } from '@/features/prices/use-prices';
import { formatMoney, formatPercent, formatSignedMoney } from '@/shared/format/format';
import { Change } from '@/ui/change';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { CurvePlot } from './curve-plot';
import { toCurve, withLiveComparison, withLivePoint } from './curve-points';

/** The panel of the portfolio's value over time. */
export function ValueCurve() {
  const { snapshots, benchmark, error } = useHistory();
  const portfolio = useLivePortfolio();
  const latest = useLatestPrices();
  const curve = useMemo(() => snapshots && toCurve(snapshots), [snapshots]);
  const points = useMemo(
    () => curve && portfolio && withLivePoint(curve, portfolio.as_of, portfolio.total_value),
    [curve, portfolio],
  );
  const compared = useMemo(
    () =>
      benchmark && points ? withLiveComparison(benchmark, latest, points.at(-1)?.time ?? 0) : [],
    [benchmark, points, latest],
  );
  return (
    <Panel title="Value" actions={<Ranges />}>
      {points ? (
        <>
          <Summary
            start={points[0]?.value ?? 0}
            now={points.at(-1)?.value ?? 0}
            benchmark={compared.at(-1)?.value ?? null}
          />
          <div className="relative min-h-0 flex-1">
            <CurvePlot points={points} benchmark={compared} />
          </div>
        </>
      ) : error ? (
        <Notice title="The history could not be loaded">{error}</Notice>
      ) : (
        <PanelSkeleton />
      )}
    </Panel>
  );
}

function Ranges() {
  const { range, chooseRange } = useHistory();
  return (
    <fieldset className="flex">
      <legend className="sr-only">Range</legend>
      {HISTORY_RANGES.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === range}
          onClick={() => void chooseRange(choice)}
          className={`figures h-6 min-w-6 px-1.5 text-2xs uppercase ${
            choice === range ? 'bg-raised text-accent' : 'text-faint hover:text-ink'
          }`}
        >
          {choice}
        </button>
      ))}
    </fieldset>
  );
}

interface SummaryProps {
  start: number;
  now: number;
  /** The value of the benchmark now; null if unknown. */
  benchmark: number | null;
}

function Summary({ start, now, benchmark }: SummaryProps) {
  const change = now - start;
  const percentOf = (value: number) => (start > 0 ? (value / start - 1) * 100 : 0);
  return (
    <dl
      data-live="account"
      className="figures flex shrink-0 flex-wrap items-baseline gap-x-4 px-2.5 py-1 text-xs [&>div]:flex [&>div]:items-baseline [&>div]:gap-1.5 [&_dd]:whitespace-nowrap [&_dt]:text-faint"
    >
      <div>
        <dt>Start</dt>
        <dd>{formatMoney(start)}</dd>
      </div>
      <div>
        <dt className="before:mr-1 before:inline-block before:h-0.5 before:w-3 before:bg-info before:align-middle">
          Now
        </dt>
        <dd className="font-semibold">{formatMoney(now)}</dd>
      </div>
      <div>
        <dt>Change</dt>
        <dd>
          <Change>{`${formatSignedMoney(change)} (${formatPercent(percentOf(now))})`}</Change>
        </dd>
      </div>
      {benchmark === null ? null : (
        <div>
          <dt className="before:mr-1 before:inline-block before:w-3 before:border-t-2 before:border-dashed before:border-accent before:align-middle">
            <Term name="benchmark">Watchlist</Term>
          </dt>
          <dd>
            <Change>{formatPercent(percentOf(benchmark))}</Change>
          </dd>
        </div>
      )}
    </dl>
  );
}
