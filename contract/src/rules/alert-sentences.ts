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
  line_vertical: 'The ends of a line need different times.',
  line_ended: 'That line has ended. Extend it, or move its end to a later time.',
  on_line: (ticker: string, price: string) =>
    `${ticker} is at ${price}, which is on that line. Move the line.`,
  condition_met: (ticker: string, condition: string, value: string) =>
    `${ticker} is there already: ${condition}, with ${value} at the last closed bar. Wait for a crossing instead.`,
} as const;
