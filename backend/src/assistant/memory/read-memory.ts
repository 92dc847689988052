import {
  ASSISTANT_LIMIT_RANGES,
  limitFault,
  type MemoryKind,
  type MemoryLimit,
  type Ticker,
  TickerSchema,
} from '@finally/contract';
import type { Universe } from '../../market/index.ts';
import { limitInEnglish } from './languages.ts';

/** What a person's words to remember mean. */
export interface ReadMemory {
  readonly kind: MemoryKind;
  /** What can be enforced of it; null if nothing can. */
  readonly limit: MemoryLimit | null;
  /** The first ticker that it names. */
  readonly ticker: Ticker | null;
}

type Symbols = Pick<Universe, 'get' | 'search'>;

const NUMBER = String.raw`\$?\s?(\d[\d,]*(?:\.\d+)?)`;
const DOLLARS = String.raw`(?:\$\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*(?:dollars|usd|bucks))`;
const START = String.raw`^(?:please\s+)?(?:(?:i|you|we)\s+)?(?:(?:must|should|may|can|will|want)\s+)?(?:to\s+)?`;
const NEVER = String.raw`(?:never(?:\s+ever)?|do\s+not|don['’]t|must\s+not|should\s+not|cannot|can['’]t)`;
const MOST = String.raw`(?:(?:${NEVER}\s+(?:\w+\s+){0,2}?)?(?:no\s+|not\s+)?more\s+than|at\s+most|up\s+to|a?\s*max(?:imum)?(?:\s+of)?)`;
const END = String.raw`[\s.!]*$`;

const pattern = (...parts: readonly string[]): RegExp =>
  new RegExp(parts.join(String.raw`\s+`), 'i');

// Each matches the whole text, so that no condition of it is dropped.
const WEIGHT = pattern(
  `${START}${MOST}`,
  String.raw`${NUMBER}\s*(?:%|per\s?cent)`,
  String.raw`(?:of\s+(?:my|the)\s+(?:portfolio|money|account|total|value|cash)\s+)?(?:in|into|on)`,
  `(.+?)${END}`,
);
const ANY_TICKER =
  /^(?:one|a|any|any one|each|every|any single|a single)\s+(?:single\s+)?(?:stock|ticker|position|company|share|symbol|name)$/i;
const NO_TRADE = pattern(
  `${START}${NEVER}`,
  String.raw`(buy|purchase|sell|trade|touch|invest\s+in|hold|own)`,
  String.raw`(?:(?:any|more|shares\s+of|stock\s+of)\s+)*(.+?)(?:\s+(?:stock|shares|again|at\s+all|any\s?more|ever))*${END}`,
);
const PER_MESSAGE = pattern(
  `${START}${MOST}`,
  DOLLARS,
  String.raw`(?:(?:a|an|per|in\s+(?:one|a|any|an)|for\s+(?:one|a|an)|each)\s+)(?:message|order|trade|purchase|time|go)${END}`,
);
const PER_DAY = pattern(
  `${START}(?:${NEVER}\\s+(?:spend|trade|invest|put)\\s+)?${MOST}`,
  DOLLARS,
  String.raw`(?:a|per|in\s+(?:one|a)|each|every)\s+day${END}`,
);
const TRADES = pattern(
  `${START}${MOST}`,
  String.raw`(\d+)\s+(?:trades|orders)`,
  String.raw`(?:a|per|in\s+(?:one|a)|each|every)\s+day${END}`,
);
const LOSS = pattern(
  `${START}${NEVER}`,
  'lose',
  'more\\s+than',
  DOLLARS,
  String.raw`(?:a|per|in\s+(?:one|a)|each|every)\s+day${END}`,
);

const PLAN =
  /^(?:i\s+(?:want|plan|intend|hope|aim|would\s+like|will)\b|i['’](?:d\s+like|ll|m\s+going)\b|i\s+am\s+going\b|(?:my\s+)?plan\b|(?:buy|sell)\b)/i;
const DECISION =
  /^(?:i(?:\s+have|['’]ve)?\s+(?:decided|chose|chosen|bought|sold|kept|held|took|closed|opened|trimmed)\b|(?:my\s+)?decision\b)/i;

/** Reads what a person wants to be remembered. Pure. */
export function readMemory(text: string, symbols: Symbols): ReadMemory {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  const limit = limitIn(limitInEnglish(said) ?? said, symbols);
  const kind = limit
    ? 'preference'
    : PLAN.test(text)
      ? 'plan'
      : DECISION.test(text)
        ? 'decision'
        : 'preference';
  return { kind, limit, ticker: firstTicker(text, symbols) };
}

function limitIn(text: string, symbols: Symbols): MemoryLimit | null {
  const weight = WEIGHT.exec(text);
  if (weight) return weightLimit(Number(weight[1]?.replaceAll(',', '')), weight[2] ?? '', symbols);
  const loss = LOSS.exec(text);
  if (loss)
    return inRange('daily_loss_max', dollarsOf(loss), (dollars) => ({ kind: 'day_loss', dollars }));
  const trades = TRADES.exec(text);
  if (trades) {
    return inRange('trades_per_day_max', Number(trades[1]), (count) => ({
      kind: 'day_trades',
      trades: count,
    }));
  }
  const day = PER_DAY.exec(text);
  if (day) {
    return inRange('dollars_per_day_max', dollarsOf(day), (dollars) => ({
      kind: 'day_dollars',
      dollars,
    }));
  }
  const message = PER_MESSAGE.exec(text);
  if (message) {
    return inRange('dollars_per_message_max', dollarsOf(message), (dollars) => ({
      kind: 'message_dollars',
      dollars,
    }));
  }
  const [, verb = '', what = ''] = NO_TRADE.exec(text) ?? [];
  const ticker = tickerOf(what, symbols);
  return ticker ? { kind: 'no_trade', side: sideOf(verb), ticker } : null;
}

function weightLimit(percent: number, what: string, symbols: Symbols): MemoryLimit | null {
  const ticker = ANY_TICKER.test(what) ? null : tickerOf(what, symbols);
  if (ticker === undefined) return null;
  return inRange('ticker_weight_max_percent', percent, (value) => ({
    kind: 'ticker_weight',
    percent: value,
    ticker,
  }));
}

const dollarsOf = (match: RegExpExecArray): number =>
  Number((match[1] ?? match[2] ?? '').replaceAll(',', ''));

/** A value that the same setting could not have is not enforced. */
const inRange = (
  name: keyof typeof ASSISTANT_LIMIT_RANGES,
  value: number,
  toLimit: (value: number) => MemoryLimit,
): MemoryLimit | null =>
  limitFault(ASSISTANT_LIMIT_RANGES[name], value) === null ? toLimit(value) : null;

function sideOf(verb: string): 'buy' | 'sell' | null {
  if (/^sell$/i.test(verb)) return 'sell';
  return /^(?:trade|touch)$/i.test(verb) ? null : 'buy';
}

/** Shorter beginnings of names mean too much. */
const NAME_LENGTH_MIN = 4;

/**
 * Returns the ticker that a phrase is: one in capitals, or the beginning of a company's name. A ticker in
 * small letters may be a word (`it`).
 */
function tickerOf(phrase: string, symbols: Symbols): Ticker | undefined {
  const written = phrase.trim().replace(/^\$/, '');
  const ticker = TickerSchema.safeParse(written);
  if (ticker.success && written === written.toUpperCase() && symbols.get(ticker.data)) {
    return ticker.data;
  }
  if (written.length < NAME_LENGTH_MIN) return undefined;
  const [found] = symbols.search(written, 1);
  const isName = found?.name.toLowerCase().startsWith(written.toLowerCase());
  return isName ? found?.ticker : undefined;
}

/** Returns the first ticker in capitals, or the first word that is a company's name. */
function firstTicker(text: string, symbols: Symbols): Ticker | null {
  for (const word of text.match(/\$?[A-Za-z][\w.-]*/g) ?? []) {
    const bare = word.replace(/[.-]+$/, '');
    // Sentences begin with a capital, so only a word in capitals or a capitalized name counts.
    if (!/^\$?[A-Z]/.test(bare) || /^I$/.test(bare)) continue;
    const ticker = tickerOf(bare, symbols);
    if (ticker) return ticker;
  }
  return null;
}
