import { ALERT_NOTE_LENGTH_MAX } from './limits.ts';

/**
 * Sentences that refuse the terms of an alert. The server and the page use the same ones. Figures
 * are passed formatted.
 */
export const ALERT_SENTENCES = {
  note_too_long: `A note is at most ${ALERT_NOTE_LENGTH_MAX} characters long.`,
  level_invalid: 'A level is a price of more than zero with at most four decimals.',
  move_invalid: (percent_max: number) =>
    `A move is 0.01 % to ${percent_max} %, with at most two decimals.`,
  already_met: (ticker: string, price: string, side: 'above' | 'below') =>
    `${ticker} is at ${price}, which is not ${side === 'above' ? 'below' : 'above'} that level. ` +
    `Choose a level ${side} it.`,
} as const;
