/**
 * A normalized text: lookalike digits and letters are unified, Markdown decoration and invisible
 * characters are removed.
 */
export interface PlainText {
  readonly text: string;
  /** The text in lower case, with the same length. */
  readonly folded: string;
  /** For each UTF-16 unit of `text`: the end of its character in the original. */
  readonly ends: readonly number[];
}

/** Letters of other scripts that look like a Latin letter. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['АВЕЅІЈКМНОРСТУХԚԜҮ', 'ABESIJKMHOPCTYXQWY'],
    ['аеоѕіјрсухԛԝһ', 'aeosijpcyxqwh'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['οαν', 'oav'],
  ].flatMap(([from = '', to = '']) => {
    const latin = [...to];
    return [...from].map((letter, index) => [letter, latin[index] ?? letter] as const);
  }),
);

/** Punctuation that NFKD does not change, mapped to the characters the number parser expects. */
const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['\u00a0', '\u00a0'],
  ['\u2007', '\u00a0'],
  ['\u2009', '\u00a0'],
  ['\u202f', '\u00a0'],
  ['\u066b', '.'],
  ['\u066c', ','],
  ['\u066a', '%'],
  ['\u2212', '-'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2019', "'"],
  ['\u02bc', "'"],
  ['\u2800', ' '],
  ['\u3002', '. '],
  ['\uff61', '. '],
  ['\uff01', '! '],
  ['\uff1f', '? '],
  ['\u3001', ', '],
  ['\uff0c', ','],
  ['\u0964', '. '],
  ['\u061f', '? '],
  ['\u060c', ', '],
]);

/** Enclosed numbers and similar characters without a decomposition. */
const ENCLOSED: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x2160, 0x216b, 1],
  [0x2170, 0x217b, 1],
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x1f10b, 0x1f10c, 0],
];

/** Markdown decoration, which does not separate words. */
const DECORATION = /[*`\\]/;
const UNSEEN = /[\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]|(?![\n\t\r])\p{Cc}/u;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;

/** Normalizes a text to what a person sees, and records where each character came from. */
export function plainText(source: string): PlainText {
  let text = '';
  let folded = '';
  const ends: number[] = [];
  for (let at = 0; at < source.length; ) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const end = at + character.length;
    const [plain, lower] = plainCharacter(character);
    text += plain;
    folded += lower;
    for (let unit = 0; unit < plain.length; unit++) ends.push(end);
    at = end;
  }
  return { text, folded, ends };
}

/** Normalizes a word like `folded`. */
export const foldWord = (word: string): string => plainText(word).folded;

/** A normalized character, and the same in lower case. */
type Plain = readonly [plain: string, folded: string];

const ASCII: readonly Plain[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return [readCharacter(character), readCharacter(character.toLowerCase())];
});

const remembered = new Map<string, Plain>();

/** Size limit of the cache; a text with more distinct characters is only slower. */
const REMEMBERED_MAX = 4_096;

function plainCharacter(character: string): Plain {
  const ascii = ASCII[character.charCodeAt(0)];
  if (ascii) return ascii;
  const before = remembered.get(character);
  if (before) return before;
  const plain = readCharacter(character);
  const folded = readCharacter(character.toLowerCase());
  const read: Plain = [plain, folded.length === plain.length ? folded : plain.toLowerCase()];
  if (remembered.size < REMEMBERED_MAX) remembered.set(character, read);
  return read;
}

function readCharacter(character: string): string {
  if (DECORATION.test(character)) return '';
  const punctuation = PUNCTUATION.get(character);
  if (punctuation !== undefined) return punctuation;
  if (UNSEEN.test(character) || MARK.test(character)) return '';
  const code = character.codePointAt(0) ?? 0;
  const enclosed = ENCLOSED.find(([first, last]) => code >= first && code <= last);
  if (enclosed) return ` ${code - enclosed[0] + enclosed[2]} `;
  if (DIGIT.test(character)) return String(digitOf(code));
  const parts = [...character.normalize('NFKD')].filter((part) => !MARK.test(part));
  const plain = parts
    .map((part) => {
      if (DIGIT.test(part)) return String(digitOf(part.codePointAt(0) ?? 0));
      return PUNCTUATION.get(part) ?? LOOKALIKES.get(part) ?? part;
    })
    .join('');
  // A single-character fraction may follow a whole number: "1½".
  return plain.includes('\u2044') || /^\(?\d+[).]$/.test(plain) ? ` ${plain}` : plain;
}

/**
 * Returns the value of a decimal digit. In every script the ten digits are consecutive, zero first.
 */
function digitOf(code: number): number {
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** Builds a pattern for folded text: its non-ASCII parts are folded the same way. */
export const foldedPattern = (source: string, flags = 'u'): RegExp =>
  new RegExp(source.replaceAll(/(?:(?!\p{ASCII}).)+/gu, foldWord), flags);
