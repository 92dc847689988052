'use client';

import type { PriceUpdate, Side } from '@finally/contract';
import { type KeyboardEvent, useId } from 'react';
import { ShownTicker } from '@/features/chart/title/shown-ticker';
import { useDepthStatus } from '@/features/depth/use-depth';
import { LiveFigure } from '@/features/prices/live-figure';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useCommands } from '@/shared/commands/use-commands';
import { formatLast } from '@/shared/format/format';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { placeAt } from './ladder-actions';
import { ladderCommands } from './ladder-commands';
import { LadderControls } from './ladder-controls';
import { LadderHeads } from './ladder-heads';
import { LadderPosition } from './ladder-position';
import { cancelOrders, useLadder } from './use-ladder';
import './ladder.css';

const MOVES: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
};

/** The price ladder: the book by price, with own orders, on which orders are placed and moved. */
export function Ladder() {
  const [ticker] = useSelectedTicker();
  const status = useDepthStatus(ticker);
  const { grid, rows, canvas, line, view, held, cost, orders } = useLadder(ticker);
  const id = useId();
  const hintId = useId();

  const atCursor = (act: (price: number) => void) => {
    const price = view.current?.cursorPrice;
    if (price == null) view.current?.moveCursor(0);
    else act(price);
  };
  useCommands(
    ladderCommands({
      isFocused: () => document.activeElement !== null && document.activeElement === grid.current,
      place: (side: Side) => atCursor((price) => placeAt(ticker, side, price)),
      cancel() {
        const chosen = view.current?.cursorOrders ?? [];
        if (chosen.length > 0) void cancelOrders(ticker, chosen);
      },
      center: () => view.current?.center(),
    }),
  );

  function onKeyDown(event: KeyboardEvent) {
    const move = MOVES[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    view.current?.moveCursor(move);
  }

  return (
    <Panel title="Ladder">
      <div className="ladder-panel @container flex min-h-0 flex-1 flex-col text-xs">
        <ShownTicker />
        <LadderControls ticker={ticker} />
        {status === 'no_book' ? (
          <NoBook ticker={ticker} />
        ) : (
          <>
            <div className="relative min-h-0 flex-1">
              {/* Below the heads, behind the rows. */}
              <canvas ref={canvas} className="pointer-events-none absolute bottom-0 left-0" />
              <table
                ref={grid}
                id={id}
                // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the rows have a cursor and keys.
                role="grid"
                aria-label={`Price ladder of ${ticker}`}
                aria-describedby={hintId}
                tabIndex={0}
                data-live="prices"
                onKeyDown={onKeyDown}
                onBlur={() => view.current?.hideCursor()}
                className="ladder absolute inset-0 flex flex-col overflow-hidden"
              >
                <LadderHeads
                  ticker={ticker}
                  orders={orders}
                  onCenter={() => view.current?.center()}
                />
                <tbody
                  ref={rows}
                  className="figures relative block min-h-0 flex-1 overflow-hidden"
                />
              </table>
              {status === 'loading' ? (
                <div aria-busy="true" className="absolute inset-0 flex bg-panel p-2">
                  <div className="flex-1 animate-pulse bg-raised" />
                </div>
              ) : null}
            </div>
            <p id={hintId} className="sr-only">
              Arrows move through the prices, C shows the last price, Delete cancels the own orders
              of a price. While the order keys are on, B buys and S sells at the price.
            </p>
            <div className="flex min-h-6 shrink-0 items-center gap-3 border-t border-edge px-2.5 text-muted">
              <p ref={line} className="figures min-w-0 flex-1 truncate text-2xs">
                {' '}
              </p>
              {status === 'lost' ? <span role="status">Connecting again</span> : null}
              <LadderPosition ticker={ticker} held={held} cost={cost} />
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}

const quoteText = ({ bid, ask, price }: PriceUpdate): string =>
  bid === null || ask === null
    ? `Last ${formatLast(price)}`
    : `${formatLast(bid)} / ${formatLast(ask)}`;

/** The quote of a source without a book. */
function NoBook({ ticker }: { ticker: string }) {
  return (
    <Notice title="No book">
      <p>
        The source of prices tells only the best bid and ask of {ticker}, and no sizes behind them.
      </p>
      <p className="figures mt-2 text-base text-ink">
        <LiveFigure ticker={ticker} format={quoteText} />
      </p>
    </Notice>
  );
}
