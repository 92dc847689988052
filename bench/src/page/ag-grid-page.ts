/**
 * The page compared with the watchlist: `ag-grid-community`, configured as its manual recommends
 * for price streams, in a box of the watchlist's size. Its cells flash like ours, and it has the
 * columns that our watchlist has at that width, except the sparkline. The page contains nothing
 * else.
 */
import type { PriceEvent, PriceUpdate, WatchlistEntry } from '@finally/contract';
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  type ColDef,
  createGrid,
  HighlightChangesModule,
  ModuleRegistry,
  themeQuartz,
} from 'ag-grid-community';

interface Row {
  readonly ticker: string;
  readonly name: string;
  readonly change: number;
  readonly spread: number;
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

const query = new URLSearchParams(location.search);
/** How long changes are batched; 0 uses the grid's default. */
const wait_ms = Number(query.get('wait_ms'));
/** True if it shows change and spread, as a wide watchlist does. */
const is_wide = query.get('is_wide') === 'true';

const directed = ({ value }: { value: number }) => ({ color: value < 0 ? '#c00' : '#080' });

async function run(): Promise<void> {
  const { entries } = (await (await fetch('/api/watchlist')).json()) as {
    entries: readonly WatchlistEntry[];
  };
  const names = new Map<string, string>(entries.map(({ ticker, name }) => [ticker, name]));
  const toRow = (update: PriceUpdate): Row => ({
    ticker: update.ticker,
    name: names.get(update.ticker) ?? '',
    change: update.price - update.previous_close,
    spread: (update.ask ?? 0) - (update.bid ?? 0),
    price: update.price,
    percent: update.day_change_percent,
  });
  const wideColumns: ColDef<Row>[] = [
    {
      field: 'change',
      width: 90,
      cellStyle: directed,
      valueFormatter: ({ value }) => decimals.format(value),
    },
    { field: 'spread', width: 90, valueFormatter: ({ value }) => decimals.format(value) },
  ];
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
      ...(is_wide ? wideColumns : []),
      {
        field: 'price',
        width: 90,
        enableCellChangeFlash: true,
        valueFormatter: ({ value }) => decimals.format(value),
      },
      {
        field: 'percent',
        width: 90,
        cellStyle: directed,
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
