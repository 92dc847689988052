/** Says the arguments of a call in words: `tickers NVDA, AAPL; count 20`. What is no JSON stays as it is. */
export function describeArguments(written: string): string {
  const fields = parseFields(written);
  if (!fields) return written;
  const said = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${describeValue(value)}`);
  return said.join('; ') || 'without conditions';
}

function parseFields(written: string): object | null {
  if (written.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const describeValue = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(describeValue).join(', ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
