const NAMES = 'person|account|earlier|said[_\\s-]?before|answered[_\\s-]?before|ledger|program';

const BRACKETS: readonly (readonly [left: string, right: string])[] = [
  ['<', '>'],
  ['＜', '＞'],
  ['﹤', '﹥'],
  ['‹', '›'],
  ['«', '»'],
  ['⟨', '⟩'],
  ['⟪', '⟫'],
  ['〈', '〉'],
  ['《', '》'],
  ['〈', '〉'],
  ['❮', '❯'],
  ['❰', '❱'],
  ['⧼', '⧽'],
  ['˂', '˃'],
  ['ᐸ', 'ᐳ'],
  ['≪', '≫'],
  ['&lt;', '&gt;'],
  ['&LT', '&GT'],
  ['&#60;', '&#62;'],
  ['&#x3c;', '&#x3E;'],
  ['&#0000060', '&#0000062'],
  ['&amp;lt;', '&amp;gt;'],
  ['\\u003c', '\\u003e'],
  ['\\\\u003C', '\\\\u003E'],
  ['\\u{3c}', '\\u{3e}'],
  ['\\x3c', '\\x3e'],
  ['%3C', '%3E'],
  ['%253c', '%253e'],
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['［', '］'],
  ['｛', '｝'],
  ['（', '）'],
  ['【', '】'],
];

const SHAPES: readonly ((name: string) => readonly [begin: string, end: string])[] = [
  (name) => [name, `/${name}`],
  (name) => [` ${name} `, ` / ${name} `],
  (name) => [name.toUpperCase(), `/${name.toUpperCase()}`],
  (name) => [`${name[0]}\u200b${name.slice(1)}`, `/\u2060${name}`],
  (name) => [`${name} id="1"`, `\\/${name}`],
  (name) => [`${name}-7f3a`, `/${name}-0000`],
];

/** An opening and a closing mark, disguised as strongly as an attacker may write them. */
export const disguised = (name: string): readonly (readonly [begin: string, end: string])[] =>
  BRACKETS.flatMap(([left, right]) =>
    SHAPES.map((shape) => {
      const [begin, end] = shape(name);
      return [`${left}${begin}${right}`, `${left}${end}${right}`] as const;
    }),
  );

const decoded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/%25/g, '%')
    .replaceAll(/&amp;/gi, '&')
    .replaceAll(/&(?:lt|#0*60|#x0*3c);?|\\+u\{?0*3c\}?|\\x3c|%3c/gi, '<')
    .replaceAll(/&(?:gt|#0*62|#x0*3e);?|\\+u\{?0*3e\}?|\\x3e|%3e/gi, '>')
    .replaceAll(/[‹«⟨⟪〈《❮❰⧼˂ᐸ≪[{(【]/g, '<')
    .replaceAll(/[›»⟩⟫〉》❯❱⧽˃ᐳ≫\]})】]/g, '>');

/** Returns the marks that the most careless reader finds in a text. */
export const marksIn = (text: string): readonly string[] =>
  decoded(text).match(new RegExp(`<\\s*[\\\\/]*\\s*(?:${NAMES})\\b[^>\\n]{0,40}>`, 'gi')) ?? [];

/** Returns what the most careless reader takes for a message of the person. */
export const saidByPerson = (text: string): string =>
  [...decoded(text).matchAll(/<\s*person\b[^>\n]{0,40}>([\s\S]*?)(?:<\s*[\\/]|$)/gi)]
    .map(([, said]) => said)
    .join('\n');
