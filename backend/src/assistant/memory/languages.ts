import type { ForeignLanguage } from '../languages/language.ts';

/** How a language asks to remember something, and how it says limits. */
export interface MemoryWords {
  /** The request; what follows it is remembered. */
  readonly remember: RegExp;
  /** A limit, and the English that is read: `$1` and `$2` stand for its parts. */
  readonly limits: readonly (readonly [said: RegExp, english: string])[];
  readonly enforced: (text: string) => string;
  readonly told: (text: string) => string;
}

const END = String.raw`[\s.!]*$`;
const PERCENT = String.raw`(\d+(?:[.,]\d+)?)\s*%`;

/** Returns patterns of the limits: a part of the account in any stock, in one, and no trade of one. */
function limits(words: {
  readonly most: string;
  readonly within: string;
  readonly any: string;
  readonly never_buy: string;
  readonly never_sell: string;
}): MemoryWords['limits'] {
  const weight = String.raw`^${words.most}\s+${PERCENT}\s+${words.within}\s+`;
  return [
    [new RegExp(`${weight}${words.any}${END}`, 'iu'), 'never more than $1 % in one stock'],
    [new RegExp(`${weight}(\\S+)${END}`, 'iu'), 'never more than $1 % in $2'],
    [new RegExp(String.raw`^${words.never_buy}\s+(\S+?)${END}`, 'iu'), 'never buy $1'],
    [new RegExp(String.raw`^${words.never_sell}\s+(\S+?)${END}`, 'iu'), 'never sell $1'],
  ];
}

export const MEMORY_WORDS: Readonly<Record<ForeignLanguage, MemoryWords>> = {
  es: {
    remember:
      /^\s*(?:por favor[,\s]+)?(?:recuerda|recuerde|acuérdate|acuerdate|no olvides)(?:\s+de)?(?:\s+que)?\s*[:,]?\s+(.+)$/isu,
    limits: limits({
      most: '(?:nunca(?:\\s+(?:pongas|quiero|invierto|invertir|poner))?|no|como)\\s+(?:más|mas|máximo|maximo)(?:\\s+(?:de|del))?(?:\\s+(?:un|el))?',
      within: 'en',
      any: '(?:una\\s+(?:sola\\s+)?|cada\\s+|cualquier\\s+)(?:acción|accion|empresa|posición|posicion|valor)',
      never_buy: '(?:nunca|no)\\s+(?:compres|comprar|compre|compro)',
      never_sell: '(?:nunca|no)\\s+(?:vendas|vender|venda|vendo)',
    }),
    enforced: (text) =>
      `Recordado, y se aplica desde ahora: «${text}». Se rechazan las órdenes del asistente que vayan en contra. Puedes cambiarlo y borrarlo en los ajustes del asistente.`,
    told: (text) =>
      `Recordado: «${text}». Los modelos lo reciben con cada mensaje, pero no se aplica. Puedes cambiarlo y borrarlo en los ajustes del asistente.`,
  },
  de: {
    remember:
      /^\s*(?:bitte[,\s]+)?(?:merk(?:e)?\s+dir|erinnere\s+dich(?:\s+daran)?|denk(?:e)?\s+daran|vergiss\s+nicht)(?:\s+bitte)?\s*[,:]?\s+(?:dass\s+)?(.+)$/isu,
    limits: [
      ...limits({
        most: '(?:(?:nie|niemals|nicht)\\s+mehr\\s+als|höchstens|hoechstens|maximal)',
        within: 'in',
        any: '(?:eine[rn]?|jede[rn]?)\\s+(?:einzelne[rn]?\\s+)?(?:aktie|position|firma|wert)',
        never_buy: 'kaufe?\\s+(?:nie|niemals)',
        never_sell: 'verkaufe?\\s+(?:nie|niemals)',
      }),
      [/^(?:nie|niemals)\s+(\S+)\s+kaufen[\s.!]*$/iu, 'never buy $1'],
      [/^(?:nie|niemals)\s+(\S+)\s+verkaufen[\s.!]*$/iu, 'never sell $1'],
    ],
    enforced: (text) =>
      `Gemerkt, und ab jetzt durchgesetzt: „${text}“. Aufträge des Assistenten, die dagegen verstoßen, werden abgelehnt. In den Einstellungen des Assistenten kannst du es ändern und löschen.`,
    told: (text) =>
      `Gemerkt: „${text}“. Modelle erfahren es mit jeder Nachricht, aber es wird nicht durchgesetzt. In den Einstellungen des Assistenten kannst du es ändern und löschen.`,
  },
  fr: {
    remember:
      /^\s*(?:s['’]il (?:te|vous) pla[iî]t[,\s]+)?(?:souviens-toi|souvenez-vous|rappelle-toi|rappelez-vous|retiens|retenez|n['’]oublie pas)(?:\s+(?:de|que))?\s*[:,]?\s+(.+)$/isu,
    limits: limits({
      most: '(?:(?:jamais|pas)\\s+plus\\s+de|au\\s+maximum|au\\s+plus|maximum)',
      within: '(?:dans|sur|en)',
      any: '(?:une\\s+(?:seule\\s+)?|chaque\\s+)(?:action|société|position|valeur)',
      never_buy:
        "(?:n[e’']?\\s?ach[eè]te[sz]?\\s+jamais|ne\\s+jamais\\s+acheter|jamais\\s+acheter)",
      never_sell: '(?:ne\\s+vend[sz]?\\s+jamais|ne\\s+jamais\\s+vendre|jamais\\s+vendre)',
    }),
    enforced: (text) =>
      `C’est retenu, et appliqué dès maintenant : « ${text} ». Les ordres de l’assistant qui s’y opposent sont refusés. Vous pouvez le modifier et le supprimer dans les réglages de l’assistant.`,
    told: (text) =>
      `C’est retenu : « ${text} ». Les modèles le reçoivent avec chaque message, mais ce n’est pas appliqué. Vous pouvez le modifier et le supprimer dans les réglages de l’assistant.`,
  },
  pt: {
    remember:
      /^\s*(?:por favor[,\s]+)?(?:lembre(?:-se)?|lembra(?:-te)?|não esqueça|nao esqueca)(?:\s+de)?(?:\s+que)?\s*[:,]?\s+(.+)$/isu,
    limits: limits({
      most: '(?:(?:nunca|não|nao)\\s+mais\\s+(?:de|do\\s+que|que)|no\\s+máximo|no\\s+maximo)',
      within: '(?:em|na|no)',
      any: '(?:uma\\s+(?:só\\s+|única\\s+)?|cada\\s+)(?:ação|acao|empresa|posição|posicao)',
      never_buy: '(?:nunca|não|nao)\\s+(?:compre|compres|comprar)',
      never_sell: '(?:nunca|não|nao)\\s+(?:venda|vendas|vender)',
    }),
    enforced: (text) =>
      `Lembrado, e aplicado a partir de agora: “${text}”. As ordens do assistente que o contrariem são recusadas. Você pode mudar e apagar isso nas configurações do assistente.`,
    told: (text) =>
      `Lembrado: “${text}”. Os modelos recebem isso com cada mensagem, mas não é aplicado. Você pode mudar e apagar isso nas configurações do assistente.`,
  },
};

const ENTRIES = Object.entries(MEMORY_WORDS) as [ForeignLanguage, MemoryWords][];

/** Returns what a message in one of the languages asks to remember; undefined if it asks nothing. */
export function foreignRequest(
  message: string,
): { readonly language: ForeignLanguage; readonly text: string } | undefined {
  if (/\?\s*$/.test(message)) return undefined;
  for (const [language, { remember }] of ENTRIES) {
    const text = remember.exec(message)?.[1]?.trim();
    if (text) return { language, text };
  }
  return undefined;
}

/** Returns a limit in the English that is read; undefined if a text is none in any of the languages. */
export function limitInEnglish(text: string): string | undefined {
  for (const [, { limits: patterns }] of ENTRIES) {
    for (const [said, english] of patterns) {
      const match = said.exec(text);
      if (!match) continue;
      // A decimal comma is a point in English.
      const parts = match.slice(1).map((part) => part.replace(/^(\d+),(\d+)$/, '$1.$2'));
      return english.replace(/\$(\d)/g, (_, index) => parts[Number(index) - 1] ?? '');
    }
  }
  return undefined;
}
