import type { Counted, Unit } from '../knowledge.ts';
import { foldedPattern, type PlainText } from './characters.ts';
import type { Mention } from './subjects.ts';
import type { Reading } from './written-number.ts';

/** A number in a text with its sign and unit. */
export interface Figure {
  readonly start: number;
  /** The end of the number including its unit and the ticker it counts. */
  readonly end: number;
  readonly readings: readonly Reading[];
  readonly sign: -1 | 0 | 1;
  /** Null for a number without a unit. */
  readonly unit: Unit | 'foreign' | null;
  readonly counted: Counted | null;
  /** True if the number is written in words. */
  readonly spelled: boolean;
}

/** A currency sign or word before a number. */
export const CURRENCY_BEFORE = /(?:us ?\$|usd|\$|\p{Sc}|eur|gbp|dollars?:?)\s?$/u;
const DOLLARS = foldedPattern(
  String.raw`us ?\$|usd|\$|dol+ar|bucks|доллар|долл|ドル|美元|美金|دولار|डॉलर|달러|cents?`,
  'u',
);
const AFTER: readonly (readonly [Unit | 'foreign', RegExp])[] = [
  [
    'percent',
    foldedPattern(
      String.raw`^[\s-]?(?:%|‰|percent|per cent|pct|prozent|por ?ciento|pour ?cent|por ?cento|per ?cento|процент|प्रतिशत|परतशत|パーセント|ハーセント|بالمئة|في المئة|procent|percentage points?|basis points?|bps)`,
      'u',
    ),
  ],
  [
    'money',
    foldedPattern(
      String.raw`^[\s-]?(?:\p{Sc}(?!\p{L})|usd|us ?dol+ars?|dol+ar\w*|dolares|bucks|доллар|долл|ドル|トル|美元|美金|دولار|डॉलर|डलर|달러|eur(?:os?)?(?!\p{L})|gbp|yen|cents?(?!\p{L}))`,
      'u',
    ),
  ],
  [
    'shares',
    foldedPattern(
      String.raw`^[\s-]?(?:more |additional |whole |full |new |extra |fractional |of your |of the )*(?:shares?|shs|units?|lots?|acciones|accion|titulos?|aktien?|anteile?|stucke?|stk|titres?|acoes|acao|papeis|azioni|акци|шт|бумаг|株|股|शेयर|शयर|hisse|adet|سهم|أسهم|اسهم|주|aandelen|pieces|pcs|certificates)`,
      'u',
    ),
  ],
];
const BETWEEN_TICKER = foldedPattern(
  String.raw`^[\s"'($:]*(?:x|×|of)?[\s"'($]*(?:your |the )?$`,
  'u',
);
const SHARES_OF = /^\s*(?:of|in|de|d'|von|di|van)?\s*(?:your |the )?[\s"'($]*$/u;
const COUNTED: readonly (readonly [Counted, RegExp])[] = [
  [
    'orders',
    foldedPattern(
      String.raw`^\s(?:(?!of )\p{L}+ ){0,2}?(?:orders?|proposals?|ordenes|auftrage|ordres|ordens|ordini|заяв|ордер)`,
      'u',
    ),
  ],
  ['alerts', /^\s(?:(?!of )\p{L}+ ){0,2}?(?:alerts?|alarms?|alertas?|alertes?)(?!\p{L})/u],
  [
    'positions',
    foldedPattern(
      String.raw`^\s(?:(?!of )\p{L}+ ){0,2}?(?:positions?|holdings?|posiciones|positionen|posicoes|posizioni|позиц)`,
      'u',
    ),
  ],
  ['watched', /^\s(?:(?!of )\p{L}+ ){0,2}?(?:tickers?|symbols?)(?!\p{L})/u],
  [
    'actions',
    /^\s(?:(?!of )\p{L}+ ){0,2}?(?:actions?|trades?|transactions?|purchases?|sales)(?!\p{L})/u,
  ],
];

/** Builds the figure at a position from the number and the text next to it. */
export function figureAt(
  { folded }: PlainText,
  mentions: readonly Mention[],
  start: number,
  number_end: number,
  readings: readonly Reading[],
  spelled: boolean,
): Figure {
  const before = folded.slice(Math.max(0, start - 14), start);
  const sign = signBefore(before);
  const currency = CURRENCY_BEFORE.exec(before.replace(/[+-]$/, ''))?.[0];
  const base = { start, readings, sign, counted: null, spelled };
  const after = lineOf(folded.slice(number_end, number_end + 40));
  if (currency !== undefined) {
    const unit = DOLLARS.test(currency) ? 'money' : 'foreign';
    return { ...base, end: number_end, unit };
  }
  for (const [unit, pattern] of AFTER) {
    const found = pattern.exec(after)?.[0];
    if (found === undefined) continue;
    const end = number_end + found.length;
    if (unit === 'shares')
      return { ...base, end: endAtTicker(folded, mentions, end, SHARES_OF), unit };
    if (unit === 'money' && !DOLLARS.test(found)) return { ...base, end, unit: 'foreign' };
    const by = /bps|basis/.test(found) ? 0.01 : /^[\s-]?cents?/.test(found) ? 0.01 : 1;
    return { ...base, end, unit, readings: readings.map((each) => scaled(each, by)) };
  }
  if (/百分之$/.test(before)) return { ...base, end: number_end, unit: 'percent' };
  const at_ticker = endAtTicker(folded, mentions, number_end, BETWEEN_TICKER);
  if (at_ticker > number_end) return { ...base, end: at_ticker, unit: 'shares' };
  for (const [counted, pattern] of COUNTED) {
    const found = pattern.exec(after)?.[0];
    if (found === undefined) continue;
    const end = number_end + found.length;
    // French for shares.
    const of_ticker = /actions?$/.test(found) ? endAtTicker(folded, mentions, end, SHARES_OF) : end;
    if (of_ticker > end) return { ...base, end: of_ticker, unit: 'shares' };
    return { ...base, end, unit: 'count', counted };
  }
  return { ...base, end: number_end, unit: null };
}

const lineOf = (text: string): string => text.split('\n', 1)[0] ?? '';

const scaled = ({ value, step }: Reading, by: number): Reading => ({
  value: value * by,
  step: step * by,
});

/** Returns the end of the next ticker if only `between` precedes it, else `from`. */
function endAtTicker(
  folded: string,
  mentions: readonly Mention[],
  from: number,
  between: RegExp,
): number {
  const next = mentions.find(({ start }) => start >= from);
  if (!next || next.start - from > 16) return from;
  const gap = folded.slice(from, next.start);
  return !gap.includes('\n') && between.test(gap) ? next.end : from;
}

/** Returns the sign before a number; a hyphen in a range or a compound word is not a sign. */
function signBefore(before: string): -1 | 0 | 1 {
  const found = /(^|[^\p{L}\d)])([+\u2013-])(?:us ?\$|\$|usd ?)?$|([+-])$/u.exec(before);
  if (!found) return 0;
  const sign = found[2] ?? found[3];
  if (sign === '+') return 1;
  return found[2] === undefined && /[\p{L}\d)]-$/u.test(before) ? 0 : -1;
}

/** Returns true if a text begins with a currency sign or word. */
export const isMoneyAfter = (after: string): boolean =>
  AFTER.some(([unit, pattern]) => unit === 'money' && pattern.test(after));
