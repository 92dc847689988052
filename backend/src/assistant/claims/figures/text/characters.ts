/**
 * A text as it is read: one notation for every digit and letter that looks like
 * another, without decoration and without what cannot be seen.
 */
export interface PlainText {
  readonly text: string;
  /** The same in lower case, of the same length. */
  readonly folded: string;
  /** For each UTF-16 unit of `text`: where the character ends in the original. */
  readonly ends: readonly number[];
}

/** Letters of other scripts that look like a Latin one. */
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

/** Punctuation that NFKD leaves as it is, in the notation that numbers are read in. */
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

/** Numbers in a circle, with a full stop and the like that have no decomposition. */
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

/** Decoration of Markdown, which does not part what stands on its two sides. */
const DECORATION = /[*`\\]/;
const UNSEEN = /[\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]|(?![\n\t\r])\p{Cc}/u;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;

/** Reads a text as a person sees it, and keeps where each character came from. */
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

/** A word as it stands in `folded`. */
export const foldWord = (word: string): string => plainText(word).folded;

/** A character as it is read, and the same in lower case. */
type Plain = readonly [plain: string, folded: string];

const ASCII: readonly Plain[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return [readCharacter(character), readCharacter(character.toLowerCase())];
});

const remembered = new Map<string, Plain>();

/** Characters that are remembered; a text with more different ones only takes longer. */
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
  // A fraction of one character may follow a whole number: "1½".
  return plain.includes('\u2044') || /^\(?\d+[).]$/.test(plain) ? ` ${plain}` : plain;
}

/** The value of a decimal digit: every script has its ten in a row, the zero first. */
function digitOf(code: number): number {
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** A pattern for folded text: what it says in other scripts is folded as the text is. */
export const foldedPattern = (source: string, flags = 'u'): RegExp =>
  new RegExp(source.replaceAll(/(?:(?!\p{ASCII}).)+/gu, foldWord), flags);
