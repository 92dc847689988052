/** The cell separator, and the decimal mark that spreadsheets expect with it. */
const STYLES = {
  comma: { separator: ',', decimal_mark: '.' },
  semicolon: { separator: ';', decimal_mark: ',' },
} as const;
export type CsvStyle = keyof typeof STYLES;

/**
 * Matches the beginning of a formula, after optional blanks. Apple Numbers also accepts the
 * full-width characters.
 */
const FORMULA = "'*[^\\S\\t\\r\\n]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]";
const FORMULA_AT_START = new RegExp(`^(?=${FORMULA}|'*[\\t\\r\\n])`);
/**
 * Matches a formula after a character that would begin a new cell if the file is opened with
 * another separator.
 */
const FORMULA_INSIDE = new RegExp(`([,;\\t\\r\\n])(?=${FORMULA})`, 'g');

const NEEDS_QUOTES = /^\s|[",;\t\r\n]|\s$/;

/**
 * Writes one line of CSV by RFC 4180, ended by CR LF. Prefixes text that a spreadsheet would run as
 * a formula with an apostrophe (OWASP, CSV Injection). Numbers stay numbers.
 */
export function csvLine(values: readonly (string | number | null)[], style: CsvStyle): string {
  const { separator, decimal_mark } = STYLES[style];
  const cell = (value: string | number | null): string => {
    if (typeof value === 'number') return String(value).replace('.', decimal_mark);
    const text = (value ?? '').replace(FORMULA_INSIDE, "$1'").replace(FORMULA_AT_START, "'");
    return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${values.map(cell).join(separator)}\r\n`;
}
