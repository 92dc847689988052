import type { Situation } from './situation';

/** A step of the tour. It waits until the person has done it, or goes on. */
export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** What the step is about, as selectors: the first element in view of the first that has one is marked. */
  readonly targets: readonly string[];
  /** The command that brings it into view; it places no order. */
  readonly command: string;
  /** Returns whether it was done since the beginning of the step. */
  isDone(start: Situation, now: Situation): boolean;
}

export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'Choose a ticker',
    text: 'Click a row of the watchlist. The chart and the ticket follow it.',
    targets: ['[data-area=watchlist]'],
    command: 'desk.go.watchlist',
    isDone: (start, now) => now.ticker !== start.ticker,
  },
  {
    title: 'Look at its chart',
    text: 'Click the chart, or point at a bar: the line above it shows the prices of that bar.',
    targets: ['[data-area=chart]'],
    command: 'desk.go.chart',
    isDone: (_start, now) => now.isChartInUse,
  },
  {
    title: 'Change the interval',
    text: 'Choose 5m or 1d above the chart: each bar then stands for five minutes, or for a day.',
    targets: ['[aria-label="Bar interval"]', '[data-area=chart]'],
    command: 'desk.go.chart',
    isDone: (start, now) => now.interval !== start.interval,
  },
  {
    title: 'Place a first small order',
    text: 'Enter 1 as the quantity in the ticket, read the estimate, and press Buy. The money is simulated.',
    targets: ['[data-area=trade]'],
    command: 'trade.ticket',
    isDone: (start, now) => now.held > start.held,
  },
  {
    title: 'See the fill, and why it has its price',
    text: 'In the blotter, click the price of the trade. It explains the quote and what the order took.',
    targets: ['[aria-label^="Why this price"]', '[data-area=lower]'],
    command: 'desk.go.blotter',
    isDone: (_start, now) => now.isPriceExplained,
  },
  {
    title: 'Protect the position',
    text: 'Open the command line and write PROTECT with the ticker and 5%. It sells if the price falls that far.',
    targets: ['[role=dialog][aria-label="Command line"]', '[data-area=lower]'],
    command: 'command.open',
    isDone: (start, now) => now.stops > start.stops,
  },
  {
    title: 'Set an alert',
    text: 'Use the bell in the header, or write ALERT and a price. The server watches the price for you.',
    targets: ['[aria-label*="lerts"]'],
    command: 'alerts.open',
    isDone: (start, now) => now.alerts > start.alerts,
  },
  {
    title: 'Ask the assistant',
    text: 'Choose one of its questions, or write your own. It says what it did in receipts of the ledger.',
    targets: ['[data-area=chat]'],
    command: 'desk.go.chat',
    isDone: (start, now) => now.isAsking && !start.isAsking,
  },
  {
    title: 'Close the position',
    text: 'In the row of the position, the scissors sell half and the cross sells all. A dialog asks about open stops.',
    targets: ['[data-area=lower]'],
    command: 'desk.go.positions',
    isDone: (start, now) => now.held < start.held,
  },
  {
    title: 'Find every shortcut',
    text: 'Open the list with the menu at the end of the header. Search it, and change any key.',
    targets: ['[aria-label="Appearance, layout and help"]'],
    command: 'command.shortcuts',
    isDone: (_start, now) => now.isListOpen,
  },
];
