import { ALERT_NOTE_LENGTH_MAX } from './limits.ts';

/**
 * Why an alert is refused for its terms, in the words of the server. Pages say the same while the
 * terms are typed. Figures come formatted.
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
