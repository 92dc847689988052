/** The minus sign, as wide as a plus. */
export const MINUS = '\u2212';

const money = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const hundredths = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const upToTenThousandths = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});
const millionths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const clock = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Whether a formatted magnitude reads as zero; it has no sign then. */
const isZero = (text: string) => !/[1-9]/.test(text);

function withMinus(n: number, format: Intl.NumberFormat): string {
  const text = format.format(Math.abs(n));
  return n < 0 && !isZero(text) ? MINUS + text : text;
}

function withSign(n: number, format: Intl.NumberFormat): string {
  const text = format.format(Math.abs(n));
  if (isZero(text)) return text;
  return (n < 0 ? MINUS : '+') + text;
}

/** Dollars: `$1,234.56`, `−$1,234.56`. */
export const formatMoney = (dollars: number): string => withMinus(dollars, money);

/** A gain or loss in dollars: `+$12.00`, `−$12.00`, `$0.00`. */
export const formatSignedMoney = (dollars: number): string => withSign(dollars, money);

/** Percent with its sign: `+1.23%`. The argument 1.5 means 1.5 %. */
export const formatPercent = (percent: number): string => `${withSign(percent, hundredths)}%`;

/**
 * A price in dollars per share, without the dollar sign: exact, with two to four decimals. The same
 * format for quotes, fills, average costs, estimates and levels, so that they can be compared.
 * `formatLast` is for the price of the market.
 */
export const formatPrice = (price: number): string => withMinus(price, upToTenThousandths);

const tenThousandths = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 4,
  maximumFractionDigits: 4,
});

/** Shares are quoted in cents from one dollar on, and in 1/10,000 dollar below. */
const quotedIn = (price: number) => (Math.abs(price) < 1 ? tenThousandths : hundredths);

/** The last price of a share, or one of its bars, as it is quoted: `187.42`, `0.5012`. */
export const formatLast = (price: number): string => withMinus(price, quotedIn(price));

/**
 * A change of the last price, signed and as exact as that: `+0.42`.
 *
 * @param price the price after the change
 */
export const formatLastChange = (change: number, price: number): string =>
  withSign(change, quotedIn(price));

/** Shares: up to six decimals, no trailing zeros. */
export const formatQuantity = (shares: number): string => withMinus(shares, millionths);

/** The time of day of an ISO 8601 instant, in the reader's time zone: `14:30:05`. */
export const formatTime = (iso: string): string => clock.format(new Date(iso));

const day = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Day and time of an ISO 8601 instant, in the reader's time zone: `Feb 11, 14:30`. */
export const formatDate = (iso: string): string => day.format(new Date(iso));

const dated = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** As `formatDate`, with the year if it is not the one of `now`: `Feb 11, 2027, 14:30`. */
export const formatDateAhead = (iso: string, now = new Date()): string => {
  const at = new Date(iso);
  return (at.getFullYear() === now.getFullYear() ? day : dated).format(at);
};

/** Percent without a plus sign: `12.34%`. */
export const formatPlainPercent = (percent: number): string => `${withMinus(percent, hundredths)}%`;

/** A plain ratio: `1.25`, `−0.40`. */
export const formatRatio = (ratio: number): string => withMinus(ratio, hundredths);

const cents = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});

/** Dollars for the labels of an axis, with cents only if there are any: `$10,050`. */
export const formatWholeMoney = (dollars: number): string => withMinus(dollars, cents);

const second = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Day and time to the second, in the reader's time zone: `Feb 11, 14:30:05`. */
export const formatSecond = (iso: string): string => second.format(new Date(iso));

const minute = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const dayAlone = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });

/** The time of an ISO 8601 instant of today, else its day, in the reader's time zone: `14:30:05`, `Feb 11`. */
export const formatRecent = (iso: string, now = new Date()): string => {
  const instant = new Date(iso);
  const isToday = instant.toDateString() === now.toDateString();
  return isToday ? clock.format(instant) : dayAlone.format(instant);
};

/** As `formatRecent`, to the minute: `14:30`. */
export const formatShort = (iso: string, now = new Date()): string => {
  const instant = new Date(iso);
  const isToday = instant.toDateString() === now.toDateString();
  return isToday ? minute.format(instant) : dayAlone.format(instant);
};
