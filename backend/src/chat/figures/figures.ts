import { foldedPattern, type PlainText } from './characters.ts';
import type { Counted, Unit } from './facts.ts';
import {
  IDEOGRAPH_NUMBER,
  ideographMultiplier,
  ideographNumber,
  isNumberWord,
  multiplierOf,
  spelledNumber,
} from './number-words.ts';
import type { Mention } from './subjects.ts';
import { type Reading, readingsOf } from './written-number.ts';

/** A number of a text with what stands directly beside it. */
export interface Figure {
  readonly start: number;
  /** The end of the number with its unit, and of the ticker that it counts. */
  readonly end: number;
  readonly readings: readonly Reading[];
  readonly sign: -1 | 0 | 1;
  /** Null for a number without a unit. */
  readonly unit: Unit | 'foreign' | null;
  readonly counted: Counted | null;
  /** Whether words, and no digits, make the number. */
  readonly spelled: boolean;
}

const CURRENCY_BEFORE = /(?:us ?\$|usd|\$|\p{Sc}|eur|gbp|dollars?:?)\s?$/u;
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

/** Finds the numbers of a text, first to last. */
export function figuresIn(plain: PlainText, mentions: readonly Mention[]): readonly Figure[] {
  const figures = [
    ...writtenIn(plain, mentions),
    ...spelledIn(plain, mentions),
    ...ideographsIn(plain, mentions),
    ...noneIn(plain, mentions),
  ];
  let end = 0;
  return figures
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((figure) => {
      if (figure.start < end) return false;
      end = figure.end;
      return true;
    });
}

const WRITTEN = /\d+(?:[.,'\u00a0]\d+)*(?:\s?\u2044\d+)?/g;
const PLAIN_GROUPS = /^ \d{3}(?!\d)/;

function* writtenIn(plain: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  const { folded } = plain;
  let after = 0;
  for (const { 0: written, index } of folded.matchAll(WRITTEN)) {
    if (index < after) continue;
    let end = index + written.length;
    const fraction = /^(.*?)(?:^|(?<=\d) ?)(\d)\u2044(\d+)$/.exec(written);
    let readings: readonly Reading[] = fraction
      ? [
          {
            value: Number(fraction[1] || 0) + Number(fraction[2]) / Number(fraction[3]),
            step: 0.01,
          },
        ]
      : readingsOf(written);
    const vulgar = /^ (\d)\u2044(\d+)/.exec(folded.slice(end, end + 6));
    if (vulgar && !fraction) {
      const part = Number(vulgar[1]) / Number(vulgar[2]);
      readings = readings.map(({ value }) => ({ value: value + part, step: 0.01 }));
      end += vulgar[0].length;
    }
    // "9 000,00": parted by spaces, or numbers of their own: read as both.
    if (/^\d{1,3}$/.test(written)) {
      let groups = written;
      let at = end;
      while (PLAIN_GROUPS.test(folded.slice(at, at + 5))) {
        groups += folded.slice(at + 1, at + 4);
        at += 4;
      }
      const decimals =
        at > end ? (/^[.,]\d+(?!\d)/.exec(folded.slice(at, at + 12))?.[0] ?? '') : '';
      const isMoney =
        CURRENCY_BEFORE.test(folded.slice(Math.max(0, index - 9), index)) ||
        AFTER[1]?.[1].test(folded.slice(at + decimals.length, at + decimals.length + 20));
      if (at > end && (decimals !== '' || isMoney)) {
        readings = readingsOf(`${groups}${decimals}`);
        end = at + decimals.length;
      }
    }
    after = end;
    const multiplied = multiplier(folded, end);
    if (multiplied) {
      readings = readings.map(({ value, step }) => ({
        value: value * multiplied.by,
        step: step * multiplied.by,
      }));
      end = multiplied.end;
    }
    yield figure(plain, mentions, index, end, readings, false);
  }
}

/** `5.5k`, `9 thousand`, `1万`. */
function multiplier(folded: string, end: number): { by: number; end: number } | undefined {
  const rest = folded.slice(end, end + 24);
  const letter = /^(k|m|mn|bn|b)(?!\p{L})/u.exec(rest)?.[1];
  if (letter !== undefined) {
    const by = letter === 'k' ? 1_000 : letter.startsWith('m') ? 1_000_000 : 1_000_000_000;
    return { by, end: end + letter.length };
  }
  const sign = ideographMultiplier(rest[0] ?? '');
  if (sign !== undefined) return { by: sign, end: end + 1 };
  const word = /^[\s-](\p{L}+)/u.exec(rest);
  const by = word ? multiplierOf(word[1] ?? '') : undefined;
  return by === undefined || !word ? undefined : { by, end: end + word[0].length };
}

/** Nothing is counted: the sentence ends, or goes on without a word. */
const TRAILS = /^(?:[^\p{L}\d]*(?:$|[.!;,\n|])|\s{2}|\s?[$(])/u;
/** Words for one that are no articles or prepositions as well. */
const COUNTS_ONE = /^(?:one|eins|uno|один|одна|одну|एक)$/;
/** Words; scripts that part none stand apart from those that do. */
const WORD =
  /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+|(?:(?![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L})+/gu;

function* spelledIn(plain: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  const { folded } = plain;
  const words = [...folded.matchAll(WORD)];
  for (let at = 0; at < words.length; at++) {
    if (!isNumberWord(words[at]?.[0] ?? '')) continue;
    const run: string[] = [];
    for (let next = at; next < words.length && run.length < 12; next++) {
      const word = words[next];
      const before = words[next - 1];
      if (!word) break;
      const gap = before ? folded.slice(before.index + before[0].length, word.index) : '';
      if (next > at && !/^[ \u00a0-]{1,2}$/.test(gap)) break;
      run.push(word[0]);
    }
    const spelled = spelledNumber(run);
    const first = words[at];
    const last = words[at + (spelled?.words ?? 1) - 1];
    if (!spelled || !first || !last) continue;
    // "9 thousand" is read with its digits.
    if (/\d[\s-]?$/.test(folded.slice(Math.max(0, first.index - 2), first.index))) continue;
    const end = last.index + last[0].length;
    const found = figure(
      plain,
      mentions,
      first.index,
      end,
      [{ value: spelled.value, step: 1 }],
      true,
    );
    at += spelled.words - 1;
    // A word such as "one" is a figure only if it counts something.
    if (spelled.value === 1 && found.unit === 'shares' && !COUNTS_ONE.test(first[0])) continue;
    if (spelled.value === 1 && found.counted === 'watched') continue;
    const trails = spelled.value > 1 && TRAILS.test(folded.slice(end, end + 12));
    if (found.unit !== null || trails || spelled.value > 12) yield found;
  }
}

function* ideographsIn(plain: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  const { folded } = plain;
  for (const { 0: run, index } of folded.matchAll(IDEOGRAPH_NUMBER)) {
    if (/\d/.test(folded[index - 1] ?? '')) continue;
    const readings = [{ value: ideographNumber(run), step: 1 }];
    const found = figure(plain, mentions, index, index + run.length, readings, true);
    if (found.unit !== null && found.unit !== 'count') yield found;
  }
}

const NONE = foldedPattern(
  String.raw`(?<!\p{L})(?:no|zero|nil|none|without any|no more|not hold|not own|not have|n't hold|n't own|n't have|no longer hold|no longer own|no longer have|never held|kein\p{L}*|ningun\p{L}*|aucune?|nenhuma?|nessun\p{L}*|нет|никаких|没有|沒有|無)(?:\s(?:any|more|shares?|stocks?|position|holdings?|exposure|acciones|aktien|actions|acoes|azioni|акци\p{L}*|of|in|to|de|von))*[\s"'($]*$`,
  'u',
);
const NO_HOLDING =
  /^\s?(?:news|orders?|alerts?|data|prices?|trades?|earnings|headlines?|changes?|purchases?|sales?)(?!\p{L})/u;

/** "no NVDA", "no shares of NVDA": a figure of zero. */
function* noneIn({ folded }: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  for (const { start, end } of mentions) {
    const before = folded.slice(Math.max(0, start - 48), start);
    const none = NONE.exec(before);
    if (!none || NO_HOLDING.test(folded.slice(end, end + 16))) continue;
    yield {
      start: start - before.length + none.index,
      end,
      readings: [{ value: 0, step: 1 }],
      sign: 0,
      unit: 'shares',
      counted: null,
      spelled: true,
    };
  }
}

function figure(
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

/** The end of the ticker that follows with nothing but `between` in the way, or `from`. */
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

/** A sign, and no hyphen of a range or a compound word. */
function signBefore(before: string): -1 | 0 | 1 {
  const found = /(^|[^\p{L}\d)])([+\u2013-])(?:us ?\$|\$|usd ?)?$|([+-])$/u.exec(before);
  if (!found) return 0;
  const sign = found[2] ?? found[3];
  if (sign === '+') return 1;
  return found[2] === undefined && /[\p{L}\d)]-$/u.test(before) ? 0 : -1;
}
