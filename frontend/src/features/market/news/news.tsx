'use client';

import type { Headline } from '@finally/contract';
import { memo } from 'react';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { moveBetweenRows } from '@/shared/browser/move-between-rows';
import { formatPercent, formatRecent, formatSecond } from '@/shared/format/format';
import { Change } from '@/ui/change';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { Segments } from '@/ui/segments';
import { LoadedList } from '../loaded-list';
import { showChart } from '../rows/ticker-actions';
import { useTickerMenu } from '../rows/ticker-menu';
import { NEWS_FILTERS, type NewsFilter, showNews, useNews } from './use-news';

const CELL = 'border-b border-edge/60 px-2 whitespace-nowrap';

const EMPTY: Readonly<Record<NewsFilter, string>> = {
  all: 'Headlines appear here as they come.',
  watchlist: 'No ticker of this watchlist has been in the news.',
  chosen: 'This ticker has not been in the news.',
};

/** The headlines of the market, newest first. Selecting one shows the chart of its ticker. */
export function News() {
  const { filter, headlines, has_more, is_supported, error, refresh, loadMore } = useNews();
  const [ticker] = useSelectedTicker();
  const names = { all: 'All', watchlist: 'Watchlist', chosen: ticker };
  return (
    <Panel title="News">
      <div className="shrink-0 border-b border-edge px-2 py-1">
        <Segments
          legend="Whose headlines"
          choices={NEWS_FILTERS}
          names={names}
          chosen={filter}
          onChoose={showNews}
        />
      </div>
      <LoadedList failed="The headlines could not be loaded" error={error} onRetry={refresh}>
        {headlines === null ? null : !is_supported ? (
          <Notice title="No news from this source">
            The source of prices sends no headlines. The simulated market does.
          </Notice>
        ) : headlines.length > 0 ? (
          <List headlines={headlines} onMore={has_more ? loadMore : null} />
        ) : (
          <Notice title="No headlines yet">{EMPTY[filter]}</Notice>
        )}
      </LoadedList>
    </Panel>
  );
}

interface ListProps {
  headlines: readonly Headline[];
  /** Fetches older ones; null if there are none. */
  onMore: (() => Promise<void>) | null;
}

function List({ headlines, onMore }: ListProps) {
  const { onContextMenu, menu } = useTickerMenu();
  return (
    <div className="@container min-h-0 flex-1 overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">Headlines, newest first</caption>
        <thead className="sr-only">
          <tr>
            {['Time', 'Headline', 'Move'].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows} onContextMenu={onContextMenu}>
          {headlines.map((headline) => (
            <Row key={headline.id} headline={headline} />
          ))}
        </tbody>
      </table>
      {onMore ? (
        <button
          type="button"
          onClick={() => void onMore()}
          className="h-8 w-full text-xs text-info hover:underline touch:h-11"
        >
          Show older headlines
        </button>
      ) : null}
      {menu}
    </div>
  );
}

const Row = memo(function Row({ headline }: { headline: Headline }) {
  const { ticker, name, text, at, move_percent } = headline;
  return (
    <tr onClick={() => showChart(ticker)} className="cursor-pointer hover:bg-raised">
      <td title={formatSecond(at)} className={`${CELL} figures w-0 text-muted`}>
        {formatRecent(at)}
      </td>
      <td className="border-b border-edge/60 px-2 py-1">
        <button type="button" data-row={ticker} className="min-h-6 w-full text-left touch:min-h-11">
          <span className="sr-only">{`Show the chart of ${name}: `}</span>
          <b className="font-semibold">{ticker}</b> {text}
        </button>
      </td>
      <td className={`${CELL} w-0 text-right`}>
        {move_percent === null ? null : <Change>{formatPercent(move_percent)}</Change>}
      </td>
    </tr>
  );
});
