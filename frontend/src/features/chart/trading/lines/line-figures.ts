import {
  formatLastChange,
  formatMoney,
  formatPercent,
  formatSignedMoney,
  MINUS,
} from '@/shared/format/format';
import { resultInR } from './initial-risk';
import { POSITION_ID, type TradeLine } from './trade-line';

/** A figure of a line's label. */
export interface LineFigure {
  readonly text: string;
  readonly tone: 'plain' | 'up' | 'down';
  /** Whether a narrow chart shows it too. */
  readonly isMain: boolean;
}

/** A result in units of R: `+2.0R`, `−1.0R`, `0.0R`. */
export function formatR(r: number): string {
  const size = Math.abs(r).toFixed(1);
  const sign = size === '0.0' ? '' : r < 0 ? MINUS : '+';
  return `${sign}${size}R`;
}

const toneOf = (amount: number): LineFigure['tone'] =>
  amount > 0 ? 'up' : amount < 0 ? 'down' : 'plain';

const plain = (text: string, isMain = false): LineFigure => ({ text, tone: 'plain', isMain });

/** How far a price is from the last one: `+1.20 (+0.36%)`. */
function distance(at: number, last: number | null): readonly LineFigure[] {
  if (last === null || last <= 0) return [];
  const percent = formatPercent(((at - last) / last) * 100);
  return [plain(`${formatLastChange(at - last, at)} (${percent})`)];
}

/** What an exit at a price brings, in dollars and in R. */
function result(
  entry: number,
  exit: number,
  quantity: number,
  risk: number | null,
): readonly LineFigure[] {
  const amount = (exit - entry) * quantity;
  const tone = toneOf(amount);
  const r = resultInR(entry, exit, risk);
  return [
    { text: formatSignedMoney(amount), tone, isMain: true },
    ...(r === null ? [] : [{ text: formatR(r), tone, isMain: true }]),
  ];
}

/**
 * Returns the figures of an order's line at a price, which is another one while it is moved: the distance
 * from the last price, the dollars at that price, and of an exit its result, of a purchase with a stop what
 * it risks.
 */
function orderFigures(line: TradeLine, at: number, last: number | null): readonly LineFigure[] {
  const { quantity, entry, risk_per_share } = line;
  const dollars = formatMoney(at * quantity);
  if (entry !== null) {
    return [...distance(at, last), plain(dollars), ...result(entry, at, quantity, risk_per_share)];
  }
  // Moving the price of a purchase moves its stop no further: R grows or shrinks with it.
  const risk = risk_per_share === null ? null : risk_per_share + at - line.price;
  return [
    ...distance(at, last),
    plain(dollars, true),
    ...(risk === null || risk <= 0 ? [] : [plain(`risk ${formatMoney(risk * quantity)}`)]),
  ];
}

/** Returns the figures of the position at the last price: its open profit in dollars, percent and R. */
function positionFigures(line: TradeLine, last: number | null): readonly LineFigure[] {
  const { price, quantity, risk_per_share } = line;
  if (last === null || price <= 0) return [];
  const [profit, ...inR] = result(price, last, quantity, risk_per_share);
  const percent = formatPercent(((last - price) / price) * 100);
  return [
    ...(profit ? [profit] : []),
    { text: `(${percent})`, tone: toneOf(last - price), isMain: false },
    ...inR,
  ];
}

/** Returns the figures of a line that is not moved. */
export const lineFigures = (line: TradeLine, last: number | null): readonly LineFigure[] =>
  line.id === POSITION_ID ? positionFigures(line, last) : orderFigures(line, line.price, last);

/** Returns the figures of a line where it is moved to; the position's are those of the exit there. */
export function movedFigures(
  line: TradeLine,
  at: number,
  last: number | null,
): readonly LineFigure[] {
  if (line.id !== POSITION_ID) return orderFigures(line, at, last);
  const { price, quantity } = line;
  // The first stop of a position is what R is.
  const risk_per_share = line.risk_per_share ?? (at < price ? price - at : null);
  return orderFigures({ ...line, risk_per_share, quantity }, at, last);
}
