'use client';

import { runCommand } from '@/shared/commands/run-command-actions';

/** Each step, and the command that leads to its place. */
const STEPS = [
  { id: 'desk.go.watchlist', text: 'Choose a ticker in the watchlist' },
  { id: 'trade.ticket', text: 'Enter a quantity in the ticket' },
  { id: 'desk.go.trade', text: 'Read the estimate, then press Buy' },
] as const;

/** What to do first in an account that holds nothing. Each step leads to its place and places no order. */
export const FirstSteps = () => (
  <ol className="flex flex-col">
    {STEPS.map(({ id, text }, index) => (
      <li key={id} className="flex min-h-6 items-center gap-2">
        <span className="figures text-faint">{index + 1}</span>
        <button
          type="button"
          onClick={() => runCommand(id)}
          className="text-left text-info hover:underline"
        >
          {text}
        </button>
      </li>
    ))}
    <li className="flex min-h-6 items-center">
      <button
        type="button"
        onClick={() => runCommand('tour.start')}
        className="text-left text-info hover:underline"
      >
        Or take the tour of ten steps
      </button>
    </li>
  </ol>
);
