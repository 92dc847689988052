/** One piece of what a person wrote. */
export interface Token {
  readonly kind: 'word' | 'number' | 'money' | 'percent' | 'fraction' | 'mark' | 'quoted';
  /** As it was typed. */
  readonly text: string;
  /** In lower case, without apostrophes. */
  readonly word: string;
  /** Shares, dollars, or a share of one; 0 where the token is no amount. */
  readonly value: number;
  /** Typed in capitals within a text that is not all in capitals. */
  readonly capitals: boolean;
}

export interface Sentence {
  readonly tokens: readonly Token[];
  /** Ends with a question mark. */
  readonly asks: boolean;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const PIECES = new RegExp(
  [
    '(?<quoted>"[^"]*"|“[^”]*”|«[^»]*»)',
    String.raw`(?<money>\$\s?(?:${NUMBER})(?:\s?[km]\b)?)`,
    String.raw`(?<percent>-?(?:${NUMBER})\s?(?:%|percent\b|per cent\b))`,
    String.raw`(?<fraction>\d{1,3}\s?/\s?\d{1,3})(?![\p{L}\p{N}])`,
    String.raw`(?<number>[-−]?(?:${NUMBER})(?:e[+-]?\d{1,3}|k)?)(?![\p{L}\p{N}])`,
    String.raw`(?<word>\$?[\p{L}\p{N}](?:[\p{L}\p{N}&'’-]|\.(?=[\p{L}\p{N}]))*)`,
    String.raw`(?<mark>\S|\n)`,
  ].join('|'),
  'giu',
);

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  thousand: 1000,
};
const MULTIPLIERS = new Set(['dozen', 'hundred', 'thousand']);
const FRACTION_WORDS: Readonly<Record<string, number>> = {
  half: 1 / 2,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 1 / 4,
  quarters: 1 / 4,
};

const digits = (text: string): number => Number(text.replace(/[$,\s]/g, '').replace('−', '-'));

const scaled = (text: string): number => {
  const scale = { k: 1_000, m: 1_000_000 }[text.at(-1)?.toLowerCase() ?? ''];
  return scale ? digits(text.slice(0, -1)) * scale : digits(text);
};

const fold = (text: string): string =>
  text.normalize('NFKC').replace(/['’]/g, '').replace(/^\$/, '').toLowerCase();

/** A number beyond all numbers is no amount. */
function toToken(kind: Token['kind'], text: string, shouting: boolean): Token {
  const token = readToken(kind, text, shouting);
  return Number.isFinite(token.value) ? token : { ...token, kind: 'mark', value: 0 };
}

function readToken(kind: Token['kind'], text: string, shouting: boolean): Token {
  const word = fold(text);
  const token = { kind, text, word, value: 0, capitals: false };
  switch (kind) {
    case 'money':
    case 'number':
      return { ...token, value: scaled(text) };
    case 'percent':
      return { ...token, value: Number.parseFloat(text.replaceAll(',', '')) / 100 };
    case 'fraction': {
      const [part = 0, whole = 0] = text.split('/').map(Number);
      return whole > 0 ? { ...token, value: part / whole } : { ...token, kind: 'mark' };
    }
    case 'word': {
      if (word in NUMBER_WORDS) return { ...token, kind: 'number', value: NUMBER_WORDS[word] ?? 0 };
      if (word in FRACTION_WORDS) {
        return { ...token, kind: 'fraction', value: FRACTION_WORDS[word] ?? 0 };
      }
      const capitals = !shouting && /\p{Lu}/u.test(text) && text === text.toUpperCase();
      return { ...token, capitals };
    }
    default:
      return token;
  }
}

/** Joins `two thirds` and `five hundred` into one amount. */
function joinAmounts(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const joins =
      before?.kind === 'number' &&
      (/^(third|quarter)s?$/.test(token.word) || MULTIPLIERS.has(token.word));
    if (!joins) joined.push(token);
    else {
      const text = `${before.text} ${token.text}`;
      joined.splice(-1, 1, { ...token, text, value: before.value * token.value });
    }
  }
  return joined;
}

/**
 * Splits a message into sentences of tokens. Text in double quotes becomes one
 * token of its own, so that nothing quoted is taken for the person's words; a
 * line that ends in a colon runs on into the next.
 */
export function tokenize(text: string): Sentence[] {
  const shouting = text === text.toUpperCase();
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const end = (asks: boolean): void => {
    if (tokens.length > 0) sentences.push({ tokens: joinAmounts(tokens), asks });
    tokens = [];
  };
  for (const { groups } of text.matchAll(PIECES)) {
    const [kind, piece] =
      Object.entries(groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    if (kind === undefined || piece === undefined) continue;
    if (piece === '\n' && tokens.at(-1)?.text === ':') continue;
    if (/^[.!?;\n]$/.test(piece)) end(piece === '?');
    else tokens.push(toToken(kind as Token['kind'], piece, shouting));
  }
  end(false);
  return sentences;
}

/** The tokens as they were typed, for saying them back. */
export const asTyped = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text }) => text)
    .join(' ')
    .replace(/ ([,:)])/g, '$1')
    .slice(0, 80);

/** A token that names an instrument beyond doubt. */
export const tickerToken = (ticker: string): Token => ({
  kind: 'word',
  text: ticker,
  word: ticker.toLowerCase(),
  value: 0,
  capitals: true,
});
