/** One way to read a number: its value, and the value of one unit in its last place. */
export interface Reading {
  readonly value: number;
  readonly step: number;
}

const SEPARATORS = /[.,'\u00a0]/g;

/**
 * Returns all ways to read digits with separators: `5.500` is five and a half, or five thousand
 * five hundred if the full stop separates thousands. Returns none for text that is not a number,
 * such as `29.11.2026`.
 */
export function readingsOf(written: string): readonly Reading[] {
  const separators = written.match(SEPARATORS) ?? [];
  const parts = written.split(SEPARATORS);
  const last = separators.at(-1);
  const fraction = parts.at(-1) ?? '';
  const readings: Reading[] = [];
  const isGrouped = (groups: readonly string[]): boolean =>
    groups.length > 1 &&
    (groups[0] ?? '').length <= 3 &&
    (groups.at(-1) ?? '').length === 3 &&
    // Indian notation groups two digits above the thousands.
    groups.slice(1, -1).every((group) => group.length === 3 || group.length === 2);
  if (last === undefined) return [{ value: Number(written), step: 1 }];
  const alike = separators.every((each) => each === last);
  if (alike && isGrouped(parts)) readings.push({ value: Number(parts.join('')), step: 1 });
  const whole = parts.slice(0, -1);
  const isDecimal =
    (last === '.' || last === ',') &&
    (separators.length === 1 ||
      (!separators.slice(0, -1).includes(last) &&
        new Set(separators.slice(0, -1)).size === 1 &&
        isGrouped(whole)));
  if (isDecimal) {
    readings.push({
      value: Number(`${whole.join('')}.${fraction}`),
      step: 10 ** -fraction.length,
    });
  }
  return readings;
}
