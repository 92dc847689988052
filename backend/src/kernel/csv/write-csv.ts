/** The separator of cells, and the decimal mark that spreadsheets expect with it. */
const STYLES = {
  comma: { separator: ',', decimal_mark: '.' },
  semicolon: { separator: ';', decimal_mark: ',' },
} as const;
export type CsvStyle = keyof typeof STYLES;

/** How a formula begins, behind blanks; the wide forms are those of Apple Numbers. */
const FORMULA = "'*[^\\S\\t\\r\\n]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]";
const FORMULA_AT_START = new RegExp(`^(?=${FORMULA}|'*[\\t\\r\\n])`);
/** Behind what begins a new cell if the file is opened with another separator. */
const FORMULA_INSIDE = new RegExp(`([,;\\t\\r\\n])(?=${FORMULA})`, 'g');

const NEEDS_QUOTES = /^\s|[",;\t\r\n]|\s$/;

/**
 * Writes a line of CSV by RFC 4180, ended by CR LF. Text that a spreadsheet
 * would run as a formula gets an apostrophe in front of it (OWASP, CSV
 * Injection); numbers stay numbers.
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
