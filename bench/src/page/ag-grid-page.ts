/**
 * The peer of the watchlist, in the browser: `ag-grid-community` as its manual
 * advises for streams of prices, in a box of the watchlist's size. Its cells
 * flash as ours do; it has no sparklines, and nothing else is on its page.
 */
import type { PriceEvent, PriceUpdate, WatchlistEntry } from '@finally/contract';
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  createGrid,
  HighlightChangesModule,
  ModuleRegistry,
  themeQuartz,
} from 'ag-grid-community';

interface Row {
  readonly ticker: string;
  readonly name: string;
  readonly price: number;
  readonly percent: number;
}

const ROW_HEIGHT = 38;

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  HighlightChangesModule,
  CellStyleModule,
]);

const decimals = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** How long transactions are gathered; 0 leaves that to the grid. */
const wait_ms = Number(new URLSearchParams(location.search).get('wait_ms'));

async function run(): Promise<void> {
  const { entries } = (await (await fetch('/api/watchlist')).json()) as {
    entries: readonly WatchlistEntry[];
  };
  const names = new Map<string, string>(entries.map(({ ticker, name }) => [ticker, name]));
  const toRow = ({ ticker, price, day_change_percent }: PriceUpdate): Row => ({
    ticker,
    name: names.get(ticker) ?? '',
    price,
    percent: day_change_percent,
  });
  const box = document.querySelector<HTMLElement>('main');
  if (!box) throw new Error('There is nowhere to put the grid.');
  const grid = createGrid<Row>(box, {
    theme: themeQuartz,
    rowHeight: ROW_HEIGHT,
    ...(wait_ms > 0 ? { asyncTransactionWaitMillis: wait_ms } : {}),
    getRowId: ({ data }) => data.ticker,
    rowData: entries.flatMap(({ latest }) => (latest ? [toRow(latest)] : [])),
    columnDefs: [
      { field: 'ticker', width: 80 },
      { field: 'name', flex: 1 },
      {
        field: 'price',
        width: 90,
        enableCellChangeFlash: true,
        valueFormatter: ({ value }) => decimals.format(value),
      },
      {
        field: 'percent',
        width: 90,
        cellStyle: ({ value }) => ({ color: value < 0 ? '#c00' : '#080' }),
        valueFormatter: ({ value }) => `${decimals.format(value)}%`,
      },
    ],
  });
  const stream = new EventSource('/api/stream/prices');
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as PriceEvent;
    grid.applyTransactionAsync({ update: Object.values(event).map(toRow) });
  };
}

void run();
