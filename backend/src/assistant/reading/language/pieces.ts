/** One token of a message. The grammar must consume each exactly once. */
export interface Piece {
  readonly kind:
    | 'word'
    | 'number'
    /** `5,5`: a decimal comma, allowed in percentages only. */
    | 'comma_number'
    /** `. ! ;` or a line end; adjacent ones are merged. */
    | 'stop'
    /** `?`, alone or repeated. */
    | 'ask'
    /** `, $ % / ( ) & @` */
    | 'mark'
    /** An emoji that only expresses a friendly tone. */
    | 'friendly'
    /** Everything else: quotation marks, dashes, other emoji, control characters. */
    | 'other';
  /** The text as typed, for quoting it in answers. */
  readonly text: string;
  /** In lower case and without apostrophes. */
  readonly word: string;
  /** The digits of a number, such as `12.5`; `1k` is expanded. Empty for other pieces. */
  readonly digits: string;
  /** Typed in capitals, in a text that is not all in capitals. */
  readonly capitals: boolean;
  /** Typed with a dollar sign before it, as tickers are: `$NVDA`. */
  readonly cashtag: boolean;
  /** Ends in `'s`, as in "apple's". */
  readonly possessive: boolean;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const EMOJI = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\u20E3|[\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic})*`;
const WORD = String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}&'’-]|\.(?=[\p{L}\p{N}]))*`;
const PIECES = new RegExp(
  [
    `(?<emoji>${EMOJI})`,
    String.raw`(?<stop>(?:[!;\n]|\.(?![.\d]))(?:\s*(?:[!;\n]|\.(?![.\d])))*)(?!\s*\?)`,
    String.raw`(?<ask>[.!?\s]*\?[.!?]*)`,
    String.raw`(?<cashtag>\$(?=\p{L})${WORD})`,
    // `$1.500` is ambiguous: fifteen hundred dollars, or one and a half.
    String.raw`(?<unclear>(?<=\$\s?)\d{1,3}\.\d{3}(?!\d))`,
    String.raw`(?<comma_number>\d+,\d{1,2}(?![\d\p{L},]))`,
    String.raw`(?<number>(?:${NUMBER})(?:(?<!\.\d*)[kK](?!\p{L}))?(?![\p{L}\p{N}\p{M}\uFFFD]|[.,]\d)|(?<=\$\s?)(?:${NUMBER})[kKmM](?![\p{L}\p{N}\p{M}]))`,
    String.raw`(?<times>(?:\d+(?=[xX](?![\p{L}\p{N}]))|[xX](?=\d+(?![\p{L}\p{N}.]))))`,
    `(?<word>${WORD})`,
    '(?<mark>[,$%/()&@])',
    String.raw`(?<other>\S)`,
  ].join('|'),
  'gu',
);

/** Emoji that do not change the meaning of an order. */
const FRIENDLY = /^[🚀🙏📈💰💵💸👍🙂😊😀😃😄😁😎🤑🎉🥳💪🔥✨❤💎🙌👋☕👀🤞🍀]/u;

/** Expands `½` to ` 1/2`, so that `1½` is not parsed as 11/2. */
const VULGAR_FRACTIONS = /[\u00BC-\u00BE\u2150-\u215E\u2189]/g;

/** Converts a digit of any script to ASCII. */
const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const row = code - (code % 16);
  // In every script the ten digits are consecutive and begin at a code ending in 0 or 6.
  const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return String(code - zero);
};

/** Superscript and subscript digits mark a footnote or a power, not an amount. */
const RAISED_DIGITS = /[\u00B2\u00B3\u00B9\u2070-\u209F]/g;

const normalize = (text: string): string =>
  text
    .replace(RAISED_DIGITS, '\uFFFD')
    .replace(VULGAR_FRACTIONS, (fraction) => ` ${fraction.normalize('NFKC').replace('⁄', '/')} `)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit);

const SUFFIXES: Readonly<Record<string, string>> = { k: '000', m: '000000' };

/** Expands `1.5k` to `1500`. */
function writtenOut(number: string): string {
  const digits = number.replaceAll(',', '').toLowerCase();
  const zeros = SUFFIXES[digits.at(-1) ?? ''];
  if (!zeros) return digits;
  const [whole = '', decimals = ''] = digits.slice(0, -1).split('.');
  const shifted = decimals.padEnd(zeros.length, '0');
  const left = shifted.slice(zeros.length);
  return `${whole}${shifted.slice(0, zeros.length)}${left === '' ? '' : `.${left}`}`;
}

/** Splits a message into pieces. Only white space is dropped. */
export function piecesOf(message: string): Piece[] {
  const text = normalize(message);
  const shouting = text === text.toUpperCase();
  return [...text.matchAll(PIECES)].map(({ groups = {} }) => {
    const [found = 'other', typed = ''] =
      Object.entries(groups).find(([, match]) => match !== undefined) ?? [];
    return toPiece(found, typed, shouting);
  });
}

function toPiece(found: string, text: string, shouting: boolean): Piece {
  const plain: Piece = {
    kind: 'other',
    text,
    word: '',
    digits: '',
    capitals: false,
    cashtag: false,
    possessive: false,
  };
  switch (found) {
    case 'number':
      return { ...plain, kind: 'number', digits: writtenOut(text) };
    case 'comma_number':
      return { ...plain, kind: 'comma_number', digits: text.replace(',', '.') };
    case 'times':
      return /\d/.test(text)
        ? { ...plain, kind: 'number', digits: text }
        : { ...plain, kind: 'word', word: 'x' };
    case 'cashtag':
      return { ...wordPiece(plain, text.slice(1), shouting), text, cashtag: true };
    case 'word':
      return wordPiece(plain, text, shouting);
    case 'stop':
    case 'ask':
    case 'mark':
      return { ...plain, kind: found };
    case 'emoji':
      return { ...plain, kind: FRIENDLY.test(text) ? 'friendly' : 'other' };
    default:
      return plain;
  }
}

/** Returns true if letters or digits carry combining marks such as a strike-through. */
const isDrawnOver = (text: string): boolean => /[A-Za-z0-9]\p{M}|^\p{M}/u.test(text);

const wordPiece = (plain: Piece, text: string, shouting: boolean): Piece => ({
  ...plain,
  kind: isDrawnOver(text) ? 'other' : 'word',
  word: text.replace(/['’]/g, '').toLowerCase(),
  capitals: !shouting && /\p{Lu}/u.test(text) && text === text.toUpperCase(),
  possessive: /['’]s$/i.test(text),
});

/** Returns the text of the pieces. Line ends are lost. */
export const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text }) => text.trim())
    .join(' ')
    .replace(/ ([,.!?;:%)])/g, '$1')
    .replace(/([$(]) /g, '$1')
    .replace(/(\d) \/ (\d)/g, '$1/$2');

const QUOTED_LENGTH_MAX = 80;

/** Returns the pieces as typed, for quoting them in answers. */
export const asTyped = (pieces: readonly Piece[]): string =>
  textOf(pieces).slice(0, QUOTED_LENGTH_MAX);
