import { MINUS } from './format';

export type Direction = 'up' | 'down' | 'flat';

/** Which way a change went, by the sign with which it is written: what reads as zero went nowhere. */
export const directionOf = (text: string): Direction =>
  text.startsWith('+') ? 'up' : text.startsWith(MINUS) ? 'down' : 'flat';
