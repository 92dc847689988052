import { foldedPattern } from './characters.ts';
import { rolesIn } from './field-words.ts';
import type { Figure } from './figure.ts';

const TIME_UNIT =
  'days?|weeks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|seconds?|secs?|quarters?|sessions?|decades?|' +
  'dias?|semanas?|mes(?:es)?|mois|anos?|horas?|minutos?|jours?|semaines?|annees?|ans|heures?|' +
  'tag(?:e|en)?|wochen?|monat(?:e|en)?|jahr(?:e|en)?|stunden?|minuten?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|' +
  'gun|hafta|ay|yil|dagen|weken|maanden|jaar';
const THING =
  'ways?|reasons?|things?|steps?|ideas?|options?|factors?|questions?|risks?|sectors?|stocks?|companies|' +
  'names|times|suggestions?|thoughts?|examples?|facts?|parts?|sentences?|words?|categories|kinds|types|' +
  'places|people|decimals?|decimal places|rules?|tips?|levels?|scenarios?|points?|names|drivers?|benefits?|' +
  'razones|raisons|grunde|motiv[io]s?|ragioni|formas|facons|wege';
const ADJECTIVE =
  'more|other|key|main|possible|different|big|simple|trading|calendar|business|good|common|important|' +
  'major|broad|short|separate|last|past|next|full';
const COUNTS_A_THING = new RegExp(
  `^[\\s-](?:(?:${ADJECTIVE})\\s){0,2}(?:${TIME_UNIT}|${THING})(?!\\p{L})`,
  'u',
);
const OTHER_THING = foldedPattern(
  String.raw`^\s?(?:ден|дня|дней|недел|месяц|год|лет|час|минут|причин|шаг|दिन|दन|साल|सल|महीन|महन|हफ|घंट|घट|कारण|करण|日|年|月|週|天|周|个月|ヶ月|か月|分|時|时|小时|秒|つの|个原因|个理由|点[^\p{L}]|يوم|ايام|أيام|سنة|سنوات|شهر|أسباب|اسباب|일|년|개월|가지)`,
  'u',
);
/** A part of a count: `2 of your positions`. */
const SOME_OF =
  /^\s(?:out )?of (?:your|the|my|these|those) (?:\d+ )?(?:positions|holdings|stocks|companies|orders|alerts|tickers|on )/u;
const ORDINAL = foldedPattern(String.raw`^(?:st|nd|rd|th|º|ª)(?!\p{L})`, 'u');
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const AFTER_MONTH = new RegExp(`(?<!\\p{L})(?:${MONTH})\\.?\\s(?:\\d{1,2},?\\s)?$`, 'u');
const BEFORE_MONTH = new RegExp(`^\\.?\\s(?:of\\s)?(?:${MONTH})(?!\\p{L})`, 'u');
const YEAR_BEFORE = foldedPattern(
  String.raw`(?:^|[^\p{L}])(?:in|since|during|until|through|year|fy|seit|depuis|desde|en|em|в|с)\s?$`,
  'u',
);
const NAMED_BEFORE =
  /(?:s&p|nasdaq|dow|russell|ftse|nikkei|dax|stoxx|step|q|h|no\.|nr\.|part|option|section|version|chapter|rule of|#)[\s-]?$/u;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?(?!\d)/;
const DATE =
  /^(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|24\/7)(?!\d)/;

/**
 * Returns true if a number without a unit belongs to a date, a time, a name or a list, judged by
 * the surrounding text.
 */
export function isHarmless(folded: string, figure: Figure): boolean {
  const { start, end, readings } = figure;
  const before = folded.slice(Math.max(0, start - 24), start);
  const after = folded.slice(end, end + 40);
  const value = readings[0]?.value ?? 0;
  // A year stays a year even if a ticker's name follows.
  const isYear = Number.isInteger(value) && value >= 2015 && value <= 2040;
  const isDated = YEAR_BEFORE.test(before) || AFTER_MONTH.test(before);
  if (isYear && isDated && /^\d{4}/.test(folded.slice(start, start + 4))) return true;
  if (standsIn(folded, figure, CLOCK) || standsIn(folded, figure, DATE)) return true;
  if (figure.unit !== null) return false;
  if (isYear && /\d{1,2},?\s$/.test(before)) return true;
  if (COUNTS_A_THING.test(after) || OTHER_THING.test(after) || ORDINAL.test(after)) return true;
  if (value <= 31 && (AFTER_MONTH.test(before) || BEFORE_MONTH.test(after))) return true;
  if (SOME_OF.test(after)) return true;
  return NAMED_BEFORE.test(before) || isOfName(before);
}

/** `H100`, `GPT-4`: the digits are part of a name. */
function isOfName(before: string): boolean {
  const letters = /([a-z]+)-?$/.exec(before)?.[1];
  return letters !== undefined && letters !== 'x' && rolesIn(letters).size === 0;
}

/** Returns true if the figure is part of a match of this pattern. */
function standsIn(folded: string, { start, end }: Figure, form: RegExp): boolean {
  for (let from = start; from >= Math.max(0, start - 9); from--) {
    if (from < start && !/[\d:/.-]/.test(folded[from] ?? '')) return false;
    if (/\d/.test(folded[from - 1] ?? '')) continue;
    const found = form.exec(folded.slice(from, from + 12));
    if (found && from + found[0].length >= end && from <= start) return true;
  }
  return false;
}

const LIST_MARK = /(?:^|\n)[ \t>]*(\d{1,3})(?=[.)]\s)/g;

/** Returns the positions of list numbers: those that count up from one. */
export function listOrdinals(folded: string): ReadonlySet<number> {
  const ordinals = new Set<number>();
  let expected = 1;
  for (const mark of folded.matchAll(LIST_MARK)) {
    const value = Number(mark[1]);
    if (value !== 1 && value !== expected) continue;
    expected = value + 1;
    ordinals.add(mark.index + mark[0].length - (mark[1] ?? '').length);
  }
  return ordinals;
}

const QUOTED_COMMAND =
  /["\u201c\u201e\u00ab](?:buy|sell|put|trim|make|spend|invest|add|exchange|swap)\s[^"\u201c\u201d\u00bb\n]*$/u;

/** Returns true if a figure belongs to a quoted command, an example of what can be typed. */
export const isQuotedCommand = (folded: string, { start }: Figure): boolean =>
  QUOTED_COMMAND.test(folded.slice(Math.max(0, start - 48), start));
