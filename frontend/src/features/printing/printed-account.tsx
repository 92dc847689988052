'use client';

import { createPortal } from 'react-dom';
import { useWorkingOrders } from '@/features/orders/working/use-working-orders';
import { useLivePortfolio, usePerformance } from '@/features/portfolio/use-portfolio';
import { formatMoney } from '@/shared/format/format';
import './print.css';
import {
  FIGURE_COLUMNS,
  ORDER_COLUMNS,
  POSITION_COLUMNS,
  performanceFigures,
  TRADE_COLUMNS,
} from './printed-columns';
import { PrintedTable } from './printed-table';
import { usePrintedTrades, usePrinting } from './use-printing';

const PRINTED_AT = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' });

/** The account on paper: black on white, without the desk. Rendered only while the page is printed. */
export function PrintedAccount() {
  return usePrinting() ? createPortal(<Sheet />, document.body) : null;
}

function Sheet() {
  const portfolio = useLivePortfolio();
  const { performance } = usePerformance();
  const { orders } = useWorkingOrders();
  const { trades, hasMore } = usePrintedTrades();
  return (
    <div data-print>
      <h1>FinAlly: paper account</h1>
      <p>{`Printed ${PRINTED_AT.format(new Date())}. The money is simulated.`}</p>
      {portfolio ? (
        <>
          <p>
            {`Total value ${formatMoney(portfolio.total_value)}, cash ${formatMoney(portfolio.cash_balance)}, invested ${formatMoney(portfolio.total_value - portfolio.cash_balance)}.`}
          </p>
          <PrintedTable
            title="Positions"
            columns={POSITION_COLUMNS}
            rows={portfolio.positions}
            keyOf={({ ticker }) => ticker}
            none="No positions."
          />
        </>
      ) : (
        <p>The portfolio is not known at the moment.</p>
      )}
      {orders ? (
        <PrintedTable
          title="Open orders"
          columns={ORDER_COLUMNS}
          rows={orders}
          keyOf={({ id }) => id}
          none="No open orders."
        />
      ) : null}
      {trades ? (
        <PrintedTable
          title={hasMore ? `Trades: the newest ${trades.length}` : 'Trades'}
          columns={TRADE_COLUMNS}
          rows={trades}
          keyOf={({ id }) => id}
          none="No trades."
        />
      ) : (
        <p>The trades are printed with the command PRINT, or while the blotter is shown.</p>
      )}
      {performance ? (
        <PrintedTable
          title="Performance"
          columns={FIGURE_COLUMNS}
          rows={performanceFigures(performance)}
          keyOf={([name]) => name}
          none=""
        />
      ) : null}
    </div>
  );
}
