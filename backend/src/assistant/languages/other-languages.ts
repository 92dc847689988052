import { unaccented } from './language.ts';

/** A language that is recognized but not read, and how the assistant says so in it. */
export interface OtherLanguage {
  readonly name: string;
  /** Frequent words of orders and questions, without accents; empty if the script tells the language. */
  readonly words: ReadonlySet<string>;
  readonly script: RegExp | null;
  readonly sentence: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Kana before Han, because Japanese has both. */
const OTHER_LANGUAGES: readonly OtherLanguage[] = [
  {
    name: 'Italian',
    words: words(
      'acquista acquistare compra vendi vendere azioni azione di tutto tutte quanto quanti ho mio mia mie miei ' +
        'portafoglio quando scende sale sotto sopra metà ordine ordini annulla come sto il lo gli della delle ' +
        'per favore avvisami se e una vorrei comprare',
    ),
    script: null,
    sentence:
      'Non leggo l’italiano, quindi non ho fatto nulla. Scrivimi in inglese, spagnolo, tedesco, francese o portoghese.',
  },
  {
    name: 'Dutch',
    words: words(
      'koop koopt kopen verkoop verkopen aandelen aandeel van mijn alle alles hoeveel heb ik als daalt stijgt ' +
        'onder boven helft annuleer orders het een alsjeblieft hoe gaat wat is waarschuw wanneer voor naar',
    ),
    script: null,
    sentence:
      'Ik lees geen Nederlands, dus ik heb niets gedaan. Schrijf in het Engels, Spaans, Duits, Frans of Portugees.',
  },
  {
    name: 'Polish',
    words: words(
      'kup kupic sprzedaj sprzedac akcji akcje wszystko moje moich ile mam polowe jesli spadnie wzrosnie ' +
        'ponizej powyzej anuluj zlecenie zlecenia prosze jak moj portfel',
    ),
    script: null,
    sentence:
      'Nie czytam po polsku, więc nic nie zrobiłem. Napisz po angielsku, hiszpańsku, niemiecku, francusku lub portugalsku.',
  },
  {
    name: 'Swedish',
    words: words(
      'kop salj salja aktier aktie alla allt mina hur mycket har jag halften om faller stiger under over ' +
        'avbryt order tack det ett och inte',
    ),
    script: null,
    sentence:
      'Jag läser inte svenska, så jag gjorde ingenting. Skriv på engelska, spanska, tyska, franska eller portugisiska.',
  },
  {
    name: 'Turkish',
    words: words(
      'al satin sat hisse hissesi hisselerimi tum tumunu yarisini ne kadar param var eger duserse yukselirse ' +
        'altina ustune iptal emir emirleri lutfen nasil benim',
    ),
    script: null,
    sentence:
      'Türkçe okuyamıyorum, bu yüzden hiçbir şey yapmadım. İngilizce, İspanyolca, Almanca, Fransızca veya Portekizce yazın.',
  },
  {
    name: 'Japanese',
    words: new Set(),
    script: /[\u3040-\u30ff]/gu,
    sentence:
      '日本語は読めないため、何もしていません。英語、スペイン語、ドイツ語、フランス語、ポルトガル語のいずれかで書いてください。',
  },
  {
    name: 'Chinese',
    words: new Set(),
    script: /\p{Script=Han}/gu,
    sentence: '我读不懂中文，所以没有执行任何操作。请用英语、西班牙语、德语、法语或葡萄牙语书写。',
  },
  {
    name: 'Korean',
    words: new Set(),
    script: /\p{Script=Hangul}/gu,
    sentence:
      '한국어를 읽지 못하여 아무것도 하지 않았습니다. 영어, 스페인어, 독일어, 프랑스어 또는 포르투갈어로 써 주세요.',
  },
  {
    name: 'Russian',
    words: new Set(),
    script: /\p{Script=Cyrillic}/gu,
    sentence:
      'Я не читаю по-русски и ничего не сделал. Напишите по-английски, по-испански, по-немецки, по-французски или по-португальски.',
  },
  ...(
    [
      ['Arabic', /\p{Script=Arabic}/gu],
      ['Hebrew', /\p{Script=Hebrew}/gu],
      ['Greek', /\p{Script=Greek}/gu],
      ['Hindi', /\p{Script=Devanagari}/gu],
      ['Thai', /\p{Script=Thai}/gu],
    ] as const
  ).map(
    ([name, script]): OtherLanguage => ({
      name,
      words: new Set(),
      script,
      sentence: `I do not read ${name}, so I did nothing. Write in English, Spanish, German, French or Portuguese.`,
    }),
  ),
];

/** Characters of a script count as words by threes, as most of these languages write no spaces. */
const CHARACTERS_OF_A_WORD = 3;

/**
 * Returns the language that is not read and knows most words of a text, with their number; undefined if
 * none knows at least two, or the only one.
 *
 * @param length number of words of the text
 */
export function otherLanguageOf(
  text: string,
  length: number,
): { readonly language: OtherLanguage; readonly words: number } | undefined {
  const said = unaccented(text.toLowerCase()).split(/[^\p{L}]+/u);
  const [best] = OTHER_LANGUAGES.map((language) => ({
    language,
    words: language.script
      ? Math.ceil((text.match(language.script)?.length ?? 0) / CHARACTERS_OF_A_WORD)
      : said.filter((word) => language.words.has(word)).length,
  })).sort((a, b) => b.words - a.words);
  if (!best || best.words === 0) return undefined;
  return best.language.script || best.words >= Math.min(2, length) ? best : undefined;
}
