/** Parses CSV strictly by RFC 4180; every line must end in CR LF. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let line: string[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`not a field of CSV at ${at}: ${text.slice(at, at + 40)}`);
    const [, quoted, plain = '', separator] = match;
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (separator === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
