'use client';

import { HISTORY_RANGES } from '@finally/contract';
import { useMemo } from 'react';
import { ValueChart } from '@/components/chart/value-chart';
import { Change } from '@/components/ui/change';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { useHistory, useLivePortfolio } from '@/hooks/use-portfolio';
import { formatMoney, formatPercent, formatSignedMoney } from '@/lib/format';
import { toCurve, withLivePoint } from '@/lib/value-curve';

/** What the portfolio was worth over time, up to now. */
export function PnlChart() {
  const { snapshots, error } = useHistory();
  const portfolio = useLivePortfolio();
  const curve = useMemo(() => snapshots && toCurve(snapshots), [snapshots]);
  const points = useMemo(
    () => curve && portfolio && withLivePoint(curve, portfolio.as_of, portfolio.total_value),
    [curve, portfolio],
  );
  return (
    <Panel title="Value" actions={<Ranges />}>
      {points ? (
        <>
          <Summary start={points[0]?.value ?? 0} now={points.at(-1)?.value ?? 0} />
          <div className="min-h-0 flex-1">
            <ValueChart points={points} />
          </div>
        </>
      ) : error ? (
        <Notice title="The history could not be loaded">{error}</Notice>
      ) : (
        <Skeleton className="m-2 flex-1" />
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
          className={`figures h-5 px-1.5 text-2xs uppercase ${
            choice === range ? 'bg-raised text-accent' : 'text-faint hover:text-ink'
          }`}
        >
          {choice}
        </button>
      ))}
    </fieldset>
  );
}

function Summary({ start, now }: { start: number; now: number }) {
  const change = now - start;
  const percent = start > 0 ? (change / start) * 100 : 0;
  return (
    <dl className="figures flex shrink-0 flex-wrap items-baseline gap-x-4 px-2.5 pt-1.5 text-xs [&>div]:flex [&>div]:items-baseline [&>div]:gap-1.5 [&_dd]:whitespace-nowrap [&_dt]:text-faint">
      <div>
        <dt>Start</dt>
        <dd>{formatMoney(start)}</dd>
      </div>
      <div>
        <dt>Now</dt>
        <dd className="font-semibold">{formatMoney(now)}</dd>
      </div>
      <div>
        <dt>Change</dt>
        <dd>
          <Change value={change}>
            {`${formatSignedMoney(change)} (${formatPercent(percent)})`}
          </Change>
        </dd>
      </div>
    </dl>
  );
}
