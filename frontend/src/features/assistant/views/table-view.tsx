'use client';

import type { ChatView } from '@finally/contract';
import { describePlacement } from '@/features/orders/receipts/placed-sentences';
import { useWorkingOrders } from '@/features/orders/working/use-working-orders';
import { useLivePortfolio } from '@/features/portfolio/use-portfolio';
import { usePrice } from '@/features/prices/use-prices';
import { useWatchlist } from '@/features/watchlist/use-watchlist';
import { formatLast, formatMoney, formatPercent, formatQuantity } from '@/shared/format/format';

type TableView = Extract<ChatView, { kind: 'table' }>;

/** A list of the account as a table, with the figures of now. */
export function ListedTable({ view: { of } }: { view: TableView }) {
  switch (of) {
    case 'positions':
      return <Positions />;
    case 'orders':
      return <Orders />;
    case 'watchlist':
      return <Watched />;
  }
}

function Positions() {
  const positions = useLivePortfolio()?.positions ?? [];
  const rows = positions.map(({ ticker, quantity, market_value, unrealized_pnl_percent }) => [
    ticker,
    formatQuantity(quantity),
    formatMoney(market_value),
    formatPercent(unrealized_pnl_percent),
  ]);
  return <Rows name="Positions" head={['Ticker', 'Quantity', 'Value', 'Profit']} rows={rows} />;
}

function Orders() {
  const orders = useWorkingOrders().orders ?? [];
  const rows = orders.map((order) => [order.ticker, describePlacement(order)]);
  return <Rows name="Open orders" head={['Ticker', 'Order']} rows={rows} />;
}

function Watched() {
  const { entries } = useWatchlist();
  return (
    <Frame name="Watchlist" head={['Ticker', 'Price', 'Today']} isEmpty={!entries?.length}>
      {(entries ?? []).map(({ ticker }) => (
        <WatchedRow key={ticker} ticker={ticker} />
      ))}
    </Frame>
  );
}

function WatchedRow({ ticker }: { ticker: string }) {
  const latest = usePrice(ticker);
  return (
    <Row
      cells={[
        ticker,
        latest ? formatLast(latest.price) : '\u2013',
        latest ? formatPercent(latest.day_change_percent) : '\u2013',
      ]}
    />
  );
}

interface RowsProps {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const Rows = ({ name, head, rows }: RowsProps) => (
  <Frame name={name} head={head} isEmpty={rows.length === 0}>
    {rows.map((cells, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two orders may read the same.
      <Row key={index} cells={cells} />
    ))}
  </Frame>
);

interface FrameProps extends Pick<RowsProps, 'name' | 'head'> {
  readonly isEmpty: boolean;
  readonly children: React.ReactNode;
}

function Frame({ name, head, isEmpty, children }: FrameProps) {
  if (isEmpty) return <p className="text-xs text-muted">{`${name}: none.`}</p>;
  return (
    <table aria-label={name} className="figures w-full border-collapse text-xs">
      <thead>
        <tr className="border-b border-edge-strong text-muted">
          {head.map((cell, column) => (
            <th key={cell} scope="col" className={`py-0.5 font-medium ${alignOf(column)}`}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

const Row = ({ cells }: { cells: readonly string[] }) => (
  <tr className="border-b border-edge last:border-b-0">
    {cells.map((cell, column) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
      <td key={column} className={`py-0.5 align-top ${alignOf(column)}`}>
        {cell}
      </td>
    ))}
  </tr>
);

const alignOf = (column: number): string => (column === 0 ? 'text-left' : 'pl-2 text-right');
