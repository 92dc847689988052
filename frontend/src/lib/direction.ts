export type Direction = 'up' | 'down' | 'flat';

/** Which way something went, by its sign; what is rounded for show is rounded before. */
export const directionOf = (value: number): Direction =>
  value > 0 ? 'up' : value < 0 ? 'down' : 'flat';
