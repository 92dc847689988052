import type { SymbolMatch } from '@finally/contract';
import { fitOfSymbol } from './matching';

/** Legal forms at the end of a company's name, which people do not type. */
const LEGAL_FORMS =
  /(?: (?:inc|incorporated|corp|corporation|co|company|companies|ltd|limited|plc|group|holdings?|trust|s\.?a|n\.?v|class [abc]))+$/;

const familiar = (name: string): string =>
  (name.toLowerCase().match(/[\p{L}\p{N}$%.&]+/gu) ?? [])
    .map((word) => word.replace(/\.$/, ''))
    .join(' ')
    .replace(/^the /, '')
    .replace(LEGAL_FORMS, '');

/**
 * Returns the symbol that a text certainly names, for an order: the one with that ticker, the only one
 * whose whole name it is, or the only one at all whose name or ticker begins so. `tesla` is Tesla, but
 * `gold` may be Goldman Sachs or a mine.
 */
export function certainSymbol(
  typed: string,
  symbols: readonly SymbolMatch[],
): SymbolMatch | undefined {
  const text = familiar(typed);
  const fitting = symbols.filter((symbol) => fitOfSymbol(typed, symbol) !== 'weak');
  const exact = fitting.find((symbol) => fitOfSymbol(typed, symbol) === 'exact');
  if (exact) return exact;
  const [whole, ...alike] = fitting.filter(({ name }) => familiar(name) === text);
  if (whole) return alike.length === 0 ? whole : undefined;
  const [only, ...others] = fitting;
  return only && others.length === 0 && beginsSo(text, only) ? only : undefined;
}

const beginsSo = (text: string, { ticker, name }: SymbolMatch): boolean =>
  ticker.toLowerCase().startsWith(text) || familiar(name).startsWith(text);
