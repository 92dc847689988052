import { asks, type Row } from '../building.ts';

/** Why a ticker moved. */
export const WHY: readonly Row[] = [
  asks('why it moved', 'why did NVDA move today?', /NVDA[\s\S]*%/),
  asks('why it fell', 'why did TSLA drop?', /TSLA[\s\S]*%/),
  asks('why the market fell', 'why is the market down today', /SPY[\s\S]*%/),
  asks('why everything is red', 'why is everything red today?', /SPY[\s\S]*%/),
  asks('why, without a reason', 'why did JPM jump?', /JPM|no reason/i),
];

/** The morning brief and the review of the day. */
export const BRIEFS: readonly Row[] = [
  asks('a morning brief', 'morning brief', /\$\d[\s\S]*%/),
  asks('a brief in other words', 'brief me', /\$\d/),
  asks('a review of the day', 'review my day', /\$\d/),
  asks('how the day was', 'how was my day?', /\$\d|%/),
];
