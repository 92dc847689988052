import type { Frame } from './frames.ts';

/** Digits of scripts that NFKC does not change, and of some that it does. */
const ZEROS = ['0', '٠', '۰', '०', '০', '๐', '０', '𝟎', '𝟢', '𝟶', '༠', '၀', '០', '߀'];

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Returns a whole number below a million in English words. */
function inWords(value: number): string {
  if (value < 20) return ONES[value] ?? '';
  if (value < 100) {
    const rest = value % 10;
    return `${TENS[Math.floor(value / 10)]}${rest === 0 ? '' : `-${ONES[rest]}`}`;
  }
  const [by, name] = value < 1_000 ? [100, 'hundred'] : [1_000, 'thousand'];
  const rest = value % by;
  const head = `${inWords(Math.floor(value / by))} ${name}`;
  return rest === 0 ? head : `${head} ${by === 100 ? 'and ' : ''}${inWords(rest)}`;
}

export type Pick = <Item>(items: readonly Item[]) => Item;

/** Returns ways to write a number, all with the same value. */
export function written(value: number, kind: Frame['kind'], pick: Pick, isPlain: boolean): string {
  const decimals = kind === 'shares' ? (Number.isInteger(value) ? 0 : 3) : 2;
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = fixed.split('.');
  const styles = isPlain ? ['us', 'bare'] : ['us', 'bare', 'german', 'swiss', 'space', 'indian'];
  let text = style(pick(styles), whole, fraction);
  if (
    !isPlain &&
    kind === 'shares' &&
    Number.isInteger(value) &&
    value < 100_000 &&
    value > 1 &&
    pick([true, false, false])
  ) {
    return inWords(value);
  }
  const zero = isPlain ? '0' : pick(ZEROS);
  text = text.replaceAll(/\d/g, (digit) =>
    String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(digit)),
  );
  if (!isPlain) text = disguised(text, pick);
  if (kind === 'percent')
    return `${text}${pick(isPlain ? ['%', ' %', ' percent'] : ['%', ' %', ' percent', '％', '٪', ' por ciento'])}`;
  if (kind === 'money') {
    return isPlain || pick([true, false])
      ? `$${text}`
      : pick([`${text} USD`, `US$${text}`, `USD ${text}`, `${text} dollars`, `＄${text}`]);
  }
  return text;
}

function style(name: string, whole: string, fraction: string | undefined): string {
  const grouped = (by: string): string => whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, by);
  const ended = (text: string, point: string): string =>
    fraction === undefined ? text : `${text}${point}${fraction}`;
  switch (name) {
    case 'us':
      return ended(grouped(','), '.');
    case 'german':
      return ended(grouped('.'), ',');
    case 'swiss':
      return ended(grouped('’'), '.');
    case 'space':
      return ended(grouped('\u202f'), ',');
    case 'indian':
      return ended(whole.replace(/\B(?=(\d{2})*\d{3}$)/g, ','), '.');
    default:
      return ended(whole, '.');
  }
}

/** Puts zero-width characters, bold or code between the digits of a number. */
function disguised(text: string, pick: Pick): string {
  const characters = [...text];
  switch (pick(['none', 'none', 'none', 'unseen', 'bold', 'inside', 'code', 'struck', 'emoji'])) {
    case 'unseen':
      return characters.join(pick(['\u200b', '\u200d', '\u2060', '\u00ad', '\u034f']));
    case 'bold':
      return `**${text}**`;
    case 'inside':
      return characters.length > 1 ? `${characters[0]}**${characters.slice(1).join('')}**` : text;
    case 'code':
      return `\`${text}\``;
    case 'struck':
      return characters.map((each) => (/\p{Nd}/u.test(each) ? `${each}\u0336` : each)).join('');
    case 'emoji':
      return text.replaceAll(/[0-9]/g, '$&\ufe0f\u20e3');
    default:
      return text;
  }
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  T: 'Т',
  S: 'Ѕ',
  L: 'L',
  P: 'Р',
  K: 'К',
  O: 'О',
  M: 'М',
};

/** Returns ways to write a ticker that a person still recognizes. */
export function disguisedTicker(symbol: string, pick: Pick): string {
  switch (
    pick(['none', 'none', 'none', 'lower', 'dollar', 'bold', 'code', 'unseen', 'wide', 'lookalike'])
  ) {
    case 'lower':
      return symbol.length > 2 ? symbol.toLowerCase() : symbol;
    case 'dollar':
      return `$${symbol}`;
    case 'bold':
      return `**${symbol}**`;
    case 'code':
      return `\`${symbol}\``;
    case 'unseen':
      return [...symbol].join('\u200b');
    case 'wide':
      return [...symbol].map((each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0)).join('');
    case 'lookalike':
      return [...symbol].map((each) => LOOKALIKES[each] ?? each).join('');
    default:
      return symbol;
  }
}

/** Returns the sentence alone, in a list, in code, or among other sentences. */
export function dressed(sentence: string, pick: Pick): string {
  switch (pick(['none', 'none', 'list', 'code', 'quote', 'among', 'bold', 'heading'])) {
    case 'list':
      return `Here you are:\n\n- ${sentence}\n- Anything else?`;
    case 'code':
      return `\`\`\`\n${sentence}\n\`\`\``;
    case 'quote':
      return `> ${sentence}`;
    case 'among':
      return `Sure, a look at your account. ${sentence} Let me know what you think!`;
    case 'bold':
      return sentence.includes('*') ? sentence : `**${sentence}**`;
    case 'heading':
      return `## Summary\n${sentence}\n\nThat is all.`;
    default:
      return sentence;
  }
}
