import { percentBetween, typical } from './ranges.ts';
import { at, type Column, type Sheet, sumOf } from './sheet.ts';

/** Returns Granville's on-balance volume, from 0 at the first bar. */
export const onBalanceVolume = (sheet: Sheet): Column =>
  sheet.column((index, own) => {
    if (index === 0) return 0;
    const sign = Math.sign(at(sheet.close, index) - at(sheet.close, index - 1));
    return at(own, index - 1) + sign * at(sheet.volume, index);
  });

/** Returns Chaikin's money flow volume: volume by where the close lies in the bar, from -1 to 1. */
const flowOf = (sheet: Sheet): Column =>
  sheet.column((index) => {
    const { high, low, close, volume } = sheet.bar(index);
    return (percentBetween(close, low, high) / 50 - 1) * volume;
  });

/** Returns Chaikin's accumulation/distribution line. */
export function accumulation(sheet: Sheet): Column {
  const flow = flowOf(sheet);
  return sheet.column((index, own) => (index === 0 ? 0 : at(own, index - 1)) + at(flow, index));
}

/** Returns Chaikin's money flow, from -1 to 1; 0 if nothing was traded. */
export function chaikinFlow(sheet: Sheet, count: number): Column {
  const flow = flowOf(sheet);
  return sheet.column((index) => {
    const volume = sumOf(index, count, (one) => at(sheet.volume, one));
    return volume === 0 ? 0 : sumOf(index, count, (one) => at(flow, one)) / volume;
  });
}

/**
 * Returns the money flow index: the share of dollars traded while the typical price rose, in percent
 * (G. Quong and A. Soudack, 1989); 50 if nothing was traded.
 */
export function moneyFlowIndex(sheet: Sheet, count: number): Column {
  const price = typical(sheet);
  const flows = (sign: number) =>
    sheet.column((index) => {
      const change = at(price, index) - at(price, index - 1);
      if (Number.isNaN(change)) return change;
      return Math.sign(change) === sign ? at(price, index) * at(sheet.volume, index) : 0;
    });
  const [up, down] = [flows(1), flows(-1)];
  return sheet.column((index) => {
    const rising = sumOf(index, count, (one) => at(up, one));
    return percentBetween(rising, 0, rising + sumOf(index, count, (one) => at(down, one)));
  });
}
