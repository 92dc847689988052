'use client';

import { useId } from 'react';
import { ShownTicker } from '@/features/chart/title/shown-ticker';
import { useDepthStatus } from '@/features/depth/use-depth';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { formatQuantity } from '@/shared/format/format';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { Segments } from '@/ui/segments';
import { readSizeMin } from './tape-log';
import { useTape, useTapeSettings } from './use-tape';

const SIDES = ['both', 'buy', 'sell'] as const;
const SIDE_NAMES = { both: 'All', buy: 'Buys', sell: 'Sells' };

/** Time and sales: the trades of the market in the ticker, newest first, with own fills. */
export function Tape() {
  const [ticker] = useSelectedTicker();
  const status = useDepthStatus(ticker);
  return (
    <Panel title="Time and sales">
      <div className="text-xs">
        <ShownTicker />
      </div>
      {status === 'no_book' ? (
        <Notice title="No single trades">
          The source of prices tells the last price of {ticker}, but not the trades behind it.
        </Notice>
      ) : (
        <Trades ticker={ticker} status={status} />
      )}
    </Panel>
  );
}

const ONLY = { both: 'trades', buy: 'buys', sell: 'sells' } as const;

/** Says which trades an empty list waits for. */
function nothingShown(side: keyof typeof ONLY, size_min: number): string {
  const size = size_min > 0 ? ` of ${formatQuantity(size_min)} shares or more` : '';
  return `No ${ONLY[side]}${size} yet. New ones appear here.`;
}

interface TradesProps {
  ticker: ReturnType<typeof useSelectedTicker>[0];
  status: ReturnType<typeof useDepthStatus>;
}

function Trades({ ticker, status }: TradesProps) {
  const { scroller, height, rows, unseen, isEmpty, resume } = useTape(ticker);
  const [{ size_min, side }, change] = useTapeSettings();
  const sizeId = useId();
  const faultId = useId();
  const smallest = readSizeMin(size_min);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col text-xs">
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-edge px-2 py-1">
        <div className="w-36 touch:w-44">
          <Segments
            legend="Whose trades"
            choices={SIDES}
            names={SIDE_NAMES}
            chosen={side}
            onChoose={(chosen) => change({ side: chosen })}
          />
        </div>
        <label htmlFor={sizeId} className="ml-auto text-muted">
          From
        </label>
        <input
          id={sizeId}
          value={size_min}
          placeholder="any"
          aria-invalid={smallest === null}
          aria-describedby={smallest === null ? faultId : undefined}
          inputMode="numeric"
          maxLength={12}
          title="The smallest size that is shown, in shares"
          onChange={({ target }) => change({ size_min: target.value })}
          className="figures h-6.5 w-20 border border-edge-strong bg-field px-1.5 text-right hover:border-faint aria-invalid:border-down touch:h-11"
        />
        {smallest === null ? (
          <p id={faultId} role="alert" className="w-full text-down">
            Enter a number of shares, such as 100. All sizes are shown.
          </p>
        ) : null}
      </div>
      <section
        ref={scroller}
        aria-label={`Trades of ${ticker}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys.
        tabIndex={0}
        data-live="prices"
        className="figures min-h-0 flex-1 overflow-y-auto contain-strict"
      >
        <div ref={height} className="relative overflow-hidden">
          <ul ref={rows} className="absolute inset-x-0 top-0" />
        </div>
      </section>
      {isEmpty && status === 'live' ? (
        <p role="status" className="absolute inset-x-0 bottom-0 px-2.5 py-1 text-muted">
          {nothingShown(side, smallest ?? 0)}
        </p>
      ) : null}
      {status === 'loading' ? (
        <div aria-busy="true" className="flex flex-1 p-2">
          <div className="flex-1 animate-pulse bg-raised" />
        </div>
      ) : null}
      {status !== 'lost' ? null : (
        <p role="status" className="shrink-0 px-2.5 py-1 text-muted">
          Connecting again
        </p>
      )}
      {unseen > 0 ? (
        <button
          type="button"
          onClick={resume}
          className="absolute bottom-0 left-1/2 -translate-x-1/2 rounded-sm border border-edge-strong bg-raised px-3 py-1 hover:border-faint touch:h-11"
        >
          {unseen} new
        </button>
      ) : null}
    </div>
  );
}
