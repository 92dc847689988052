import { foldWord } from './characters.ts';

/** The value of a number word, and whether it adds to the words before it or multiplies them. */
interface NumberWord {
  readonly value: number;
  readonly multiplies: boolean;
}

const UNITS: readonly string[] = [
  // English, Spanish, French, German, Portuguese, Italian, Russian, Hindi, Turkish, Dutch
  'zero cero null zéro ноль शून्य sıfır nul zeros',
  'one uno una un une ein eine eins um uma один одна одну एक bir een',
  'two dos deux zwei dois duas два две दो iki twee',
  'three tres trois drei três tre три तीन üç drie',
  'four cuatro quatre vier quatro quattro четыре चार dört',
  'five cinco cinq fünf cinque пять पांच पाँच beş vijf',
  'six seis sechs шесть छह altı zes',
  'seven siete sept sieben sete sette семь सात yedi zeven',
  'eight ocho huit acht oito otto восемь आठ sekiz',
  'nine nueve neuf neun nove девять नौ dokuz negen',
  'ten diez dix zehn dez dieci десять दस tien',
  'eleven onze elf undici одиннадцать ग्यारह',
  'twelve doce douze zwölf doze dodici двенадцать बारह twaalf dozen docena douzaine dutzend',
  'thirteen trece treize dreizehn treze tredici тринадцать तेरह',
  'fourteen catorce quatorze vierzehn quattordici четырнадцать चौदह',
  'fifteen quince quinze fünfzehn quindici пятнадцать पंद्रह',
  'sixteen dieciséis sechzehn dezesseis sedici шестнадцать सोलह',
  'seventeen diecisiete siebzehn dezessete diciassette семнадцать सत्रह',
  'eighteen dieciocho achtzehn dezoito diciotto восемнадцать अठारह',
  'nineteen diecinueve neunzehn dezenove diciannove девятнадцать उन्नीस',
];

const TENS: readonly string[] = [
  'twenty veinte vingt zwanzig vinte venti двадцать बीस yirmi',
  'thirty treinta trente dreißig trinta trenta тридцать तीस otuz',
  'forty fourty cuarenta quarante vierzig quarenta quaranta сорок चालीस kırk',
  'fifty cincuenta cinquante fünfzig cinquenta cinquanta пятьдесят पचास elli',
  'sixty sesenta soixante sechzig sessenta sessanta шестьдесят साठ',
  'seventy setenta septante siebzig settanta семьдесят सत्तर',
  'eighty ochenta huitante achtzig oitenta ottanta восемьдесят अस्सी',
  'ninety noventa nonante neunzig novanta девяносто नब्बे',
];

const MULTIPLIERS: readonly (readonly [number, string])[] = [
  [
    100,
    'hundred hundreds cien ciento cent hundert einhundert cem cento сто सौ yüz honderd مئة مائة',
  ],
  [1_000, 'thousand mil mille tausend mila тысяча тысяч тысячи тыс हज़ार हजार duizend tsd ألف'],
  [100_000, 'lakh लाख'],
  [
    1_000_000,
    'million millions millón millones millionen milhão milhões milione milioni миллион миллионов млн mio मिलियन milyon مليون',
  ],
  [10_000_000, 'crore करोड़'],
  [1_000_000_000, 'billion billions milliarde milliarden миллиард млрд bn mrd'],
];

const GERMAN_UNITS = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const GERMAN_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

const WORDS: ReadonlyMap<string, NumberWord> = new Map([
  ...UNITS.flatMap((words, value) => entries(words, value, false)),
  ...TENS.flatMap((words, index) => entries(words, 20 + index * 10, false)),
  ...MULTIPLIERS.flatMap(([value, words]) => entries(words, value, true)),
  // German writes the units before the tens, in one word.
  ...GERMAN_TENS.flatMap((tens, index) =>
    GERMAN_UNITS.flatMap((unit, value) =>
      entries(`${unit}und${tens}`, 20 + index * 10 + value + 1, false),
    ),
  ),
]);

function entries(
  words: string,
  value: number,
  multiplies: boolean,
): (readonly [string, NumberWord])[] {
  return words.split(' ').map((word) => [foldWord(word), { value, multiplies }] as const);
}

/**
 * Returns the factor of a folded word after digits, as in `9 thousand`; undefined for any other
 * word.
 */
export function multiplierOf(word: string): number | undefined {
  const found = word === 'cent' ? undefined : WORDS.get(word);
  return found?.multiplies ? found.value : undefined;
}

/** Returns true if a number may begin with this folded word. */
export const isNumberWord = (word: string): boolean => word === 'a' || WORDS.has(word);

/** Words that join the parts of a number. */
const JOINT = /^(?:and|y|et|und|e)$/;

/** A number written in words, and how many words it has. */
export interface SpelledNumber {
  readonly value: number;
  readonly words: number;
}

/**
 * Reads the number at the beginning of folded words, such as `one hundred and five`; undefined if
 * none.
 */
export function spelledNumber(words: readonly string[]): SpelledNumber | undefined {
  let total = 0;
  let group = 0;
  let taken = 0;
  for (let at = 0; at < words.length && at < 12; at++) {
    const folded = words[at] ?? '';
    const word = WORDS.get(folded);
    if (word === undefined) {
      if (at > 0 && taken === at && JOINT.test(folded)) continue;
      if (at === 0 && folded === 'a' && WORDS.get(words[1] ?? '')?.multiplies) continue;
      if (at === 0 && folded === 'a' && WORDS.get(words[1] ?? '')?.value === 12) continue;
      break;
    }
    const { value, multiplies } = word;
    if (!multiplies) group += value;
    else if (value === 100) group = Math.max(group, 1) * value;
    else {
      total += Math.max(group, 1) * value;
      group = 0;
    }
    taken = at + 1;
  }
  return taken === 0 ? undefined : { value: total + group, words: taken };
}

const IDEOGRAPHS: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九'].map((sign, value) => [sign, value] as const),
);
const IDEOGRAPH_TENS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);
const IDEOGRAPH_GROUPS: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['萬', 10_000],
  ['億', 100_000_000],
  ['亿', 100_000_000],
]);

/** A run of ideographs that form a number. */
export const IDEOGRAPH_NUMBER = /[〇零一二两兩三四五六七八九十百千万萬億亿]+/g;

/** Returns the value of a run of ideographs: `百二十` is 120. */
export function ideographNumber(run: string): number {
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  for (const sign of run.replaceAll('零', '〇').replaceAll(/[两兩]/g, '二')) {
    const unit = IDEOGRAPHS.get(sign);
    const tens = IDEOGRAPH_TENS.get(sign);
    const groups = IDEOGRAPH_GROUPS.get(sign);
    if (unit !== undefined) digit = (digit ?? 0) * 10 + unit;
    else if (tens !== undefined) {
      group += (digit ?? 1) * tens;
      digit = undefined;
    } else if (groups !== undefined) {
      total += (group + (digit ?? 0) || 1) * groups;
      group = 0;
      digit = undefined;
    }
  }
  return total + group + (digit ?? 0);
}

/** Returns the factor of an ideograph after digits. */
export const ideographMultiplier = (sign: string): number | undefined =>
  IDEOGRAPH_TENS.get(sign) ?? IDEOGRAPH_GROUPS.get(sign);
