'use client';

import { MOVER_KINDS, type MoverKind, type Movers as MoversAnswer } from '@finally/contract';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { Segments } from '@/ui/segments';
import { LoadedList } from '../loaded-list';
import { DAY_COLUMNS } from '../rows/day-columns';
import { TickerTable } from '../rows/ticker-table';
import { showMovers, useMovers } from './use-movers';

const NAMES: Readonly<Record<MoverKind, string>> = {
  gainers: 'Gainers',
  losers: 'Losers',
  active: 'Active',
  unusual_volume: 'Volume',
  gaps: 'Gaps',
};

const CAPTIONS: Readonly<Record<MoverKind, string>> = {
  gainers: 'The largest gains today',
  losers: 'The largest losses today',
  active: 'The most shares traded today',
  unusual_volume: 'The most volume compared with the usual one at this time of the day',
  gaps: 'The largest gaps between the previous close and the open of today',
};

const EMPTY: Readonly<Record<MoverKind, string>> = {
  gainers: 'Nothing has risen since the previous close.',
  losers: 'Nothing has fallen since the previous close.',
  active: 'Nothing has been traded today.',
  unusual_volume: 'What volume is usual is not known yet.',
  gaps: 'Every instrument opened today where it closed the day before.',
};

/** The columns beside ticker, price and change, most important first. */
const COLUMNS = {
  gainers: [DAY_COLUMNS.range, DAY_COLUMNS.volume, DAY_COLUMNS.relative_volume, DAY_COLUMNS.change],
  losers: [DAY_COLUMNS.range, DAY_COLUMNS.volume, DAY_COLUMNS.relative_volume, DAY_COLUMNS.change],
  active: [DAY_COLUMNS.volume, DAY_COLUMNS.relative_volume, DAY_COLUMNS.range, DAY_COLUMNS.change],
  unusual_volume: [
    DAY_COLUMNS.relative_volume,
    DAY_COLUMNS.volume,
    DAY_COLUMNS.range,
    DAY_COLUMNS.change,
  ],
  gaps: [DAY_COLUMNS.gap, DAY_COLUMNS.range, DAY_COLUMNS.volume, DAY_COLUMNS.relative_volume],
} as const;

/** The largest movers of the whole market today. Selecting a row selects its ticker. */
export function Movers() {
  const { kind, answer, error, refresh } = useMovers();
  return (
    <Panel title="Movers">
      <div className="shrink-0 border-b border-edge px-2 py-1">
        <Segments
          legend="Movers"
          choices={MOVER_KINDS}
          names={NAMES}
          chosen={kind}
          onChoose={showMovers}
        />
      </div>
      <LoadedList failed="The movers could not be loaded" error={error} onRetry={refresh}>
        {answer ? <List kind={kind} answer={answer} /> : null}
      </LoadedList>
    </Panel>
  );
}

function List({ kind, answer }: { kind: MoverKind; answer: MoversAnswer }) {
  const { movers, coverage, instruments } = answer;
  if (movers.length === 0) return <Notice title="No such movers">{EMPTY[kind]}</Notice>;
  return (
    <>
      <TickerTable key={kind} caption={CAPTIONS[kind]} rows={movers} columns={COLUMNS[kind]} />
      {coverage === 'market' ? null : (
        <p className="shrink-0 border-t border-edge px-2.5 py-1 text-xs text-muted">
          {`Of the ${instruments} followed tickers: the source of prices does not know the others.`}
        </p>
      )}
    </>
  );
}
