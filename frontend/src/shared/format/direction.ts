import { MINUS } from './format';

export type Direction = 'up' | 'down' | 'flat';

/** Returns the direction of a formatted change by its sign; one that reads as zero is flat. */
export const directionOf = (text: string): Direction =>
  text.startsWith('+') ? 'up' : text.startsWith(MINUS) ? 'down' : 'flat';
