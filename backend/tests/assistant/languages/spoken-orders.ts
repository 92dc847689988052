import type { Language } from '../../../src/assistant/languages/language.ts';

/** What an order is made of. Quantities and prices are plain numbers. */
export interface Parts {
  readonly ticker: string;
  readonly other: string;
  readonly quantity: number;
  readonly price: number;
  readonly low: number;
  readonly high: number;
  readonly dollars: number;
  readonly percent: number;
}

/**
 * The same order in every language, written without a look at the word tables: `T` is the ticker, `U`
 * another one, `Q` a quantity, `P` a price, `L` and `H` a lower and a higher one, `D` dollars, `C` a
 * percentage.
 */
export type Saying = Readonly<Record<Language, readonly string[]>>;

export const SAYINGS: Readonly<Record<string, Saying>> = {
  'a purchase of shares': {
    en: ['buy Q T'],
    es: ['compra Q T', 'Compre Q acciones de T, por favor', 'quiero comprar Q T'],
    de: [
      'kaufe Q T',
      'Kaufen Sie bitte Q Aktien von T',
      'Ich möchte Q T kaufen',
      'kauf Q T-Aktien',
    ],
    fr: ['achète Q T', 'Achetez Q actions de T', 'je voudrais acheter Q actions T'],
    pt: ['compre Q T', 'compra Q ações de T', 'quero comprar Q T, por favor'],
  },
  'a purchase for dollars': {
    en: ['buy $D of T'],
    es: ['compra D $ de T', 'invierte D dólares en T'],
    de: ['kaufe für D $ T', 'investiere D Dollar in T'],
    fr: ['achète pour D $ de T', 'investis D dollars dans T'],
    pt: ['compre D $ de T', 'invista D dólares em T'],
  },
  'a sale of shares': {
    en: ['sell Q T'],
    es: ['vende Q T', 'vende Q acciones de T'],
    de: ['verkaufe Q T', 'verkaufe Q Aktien von T', 'verkaufe bitte Q T-Aktien'],
    fr: ['vends Q T', 'vendez Q actions de T'],
    pt: ['venda Q T', 'venda Q ações de T'],
  },
  'half of a position': {
    en: ['sell half of my T'],
    es: ['vende la mitad de mis T', 'vende la mitad de mis acciones de T'],
    de: ['verkaufe die Hälfte meiner T', 'verkaufe die Hälfte meiner T-Aktien'],
    fr: ['vends la moitié de mes T', 'vends la moitié de mes actions T'],
    pt: ['venda metade das minhas T', 'venda a metade das minhas ações de T'],
  },
  'a part in percent': {
    en: ['sell C% of my T'],
    es: ['vende el C % de mis T'],
    de: ['verkaufe C % meiner T-Aktien', 'verkaufe C Prozent meiner T'],
    fr: ['vends C % de mes T'],
    pt: ['venda C % das minhas T'],
  },
  'a whole position': {
    en: ['sell all my T'],
    es: ['vende todas mis T', 'vende todas mis acciones de T', 'cierra mi posición en T'],
    de: ['verkaufe alle meine T', 'verkaufe alle T-Aktien', 'schließe meine T-Position'],
    fr: ['vends toutes mes actions T', 'vends toutes mes T', 'ferme ma position sur T'],
    pt: ['venda todas as minhas T', 'venda todas as minhas ações de T', 'feche minha posição em T'],
  },
  everything: {
    en: ['sell everything'],
    es: ['vende todo'],
    de: ['verkaufe alles'],
    fr: ['vends tout'],
    pt: ['venda tudo'],
  },
  'everything but one': {
    en: ['sell everything except T'],
    es: ['vende todo menos T', 'vende todo excepto T'],
    de: ['verkaufe alles außer T'],
    fr: ['vends tout sauf T'],
    pt: ['venda tudo menos T', 'venda tudo exceto T'],
  },
  'two orders': {
    en: ['buy Q T and sell Q U'],
    es: ['compra Q T y vende Q U'],
    de: ['kaufe Q T und verkaufe Q U'],
    fr: ['achète Q T et vends Q U'],
    pt: ['compre Q T e venda Q U'],
  },
  'a limit order': {
    en: ['buy Q T at P'],
    es: ['compra Q T a P', 'compra Q T a P $', 'compra Q T con límite P'],
    de: ['kaufe Q T zu P', 'kaufe Q T zu P $', 'kaufe Q T mit Limit P'],
    fr: ['achète Q T à P', 'achète Q T à P $', 'achète Q T avec une limite à P'],
    pt: ['compre Q T a P', 'compre Q T a P $', 'compre Q T com limite P'],
  },
  'a limit order that lasts': {
    en: ['sell Q T at P good till canceled'],
    es: ['vende Q T a P hasta cancelación'],
    de: ['verkaufe Q T zu P, gültig bis auf Widerruf'],
    fr: ['vends Q T à P jusqu’à annulation'],
    pt: ['venda Q T a P até cancelamento'],
  },
  'a limit order for the day': {
    en: ['buy Q T at P for the day'],
    es: ['compra Q T a P solo hoy'],
    de: ['kaufe Q T zu P nur heute'],
    fr: ["achète Q T à P aujourd'hui seulement"],
    pt: ['compre Q T a P só hoje'],
  },
  'a stop by a condition': {
    en: ['sell Q T if the price falls below L'],
    es: ['vende Q T si cae por debajo de L', 'vende Q T si el precio baja de L'],
    de: ['verkaufe Q T, wenn der Kurs unter L fällt', 'verkaufe Q T wenn sie unter L fällt'],
    fr: ['vends Q T si le cours tombe sous L', 'vends Q T si le cours passe sous L'],
    pt: ['venda Q T se cair abaixo de L', 'venda Q T se o preço cair abaixo de L'],
  },
  'a condition first': {
    en: ['if T falls below L, sell half'],
    es: ['si T cae por debajo de L, vende la mitad', 'si T baja de L vende la mitad'],
    de: ['wenn T unter L fällt, verkaufe die Hälfte', 'falls T unter L sinkt, verkaufe die Hälfte'],
    fr: ['si T tombe sous L, vends la moitié', 'si T passe sous L, vends la moitié'],
    pt: ['se T cair abaixo de L, venda metade', 'se T cair para L, venda metade'],
  },
  'a purchase above a price': {
    en: ['if T rises above H, buy Q'],
    es: ['si T sube de H, compra Q', 'si T supera H, compra Q'],
    de: ['wenn T über H steigt, kaufe Q'],
    fr: ['si T dépasse H, achète Q'],
    pt: ['se T passar de H, compre Q', 'se T subir acima de H, compre Q'],
  },
  'a purchase below a price': {
    en: ['if T falls below L, buy Q'],
    es: ['si T baja de L compra Q'],
    de: ['wenn T unter L fällt, kaufe Q'],
    fr: ['si T tombe sous L, achète Q'],
    pt: ['se T cair abaixo de L, compre Q'],
  },
  'a stop loss': {
    en: ['stop loss at L on my T'],
    es: ['pon un stop loss en L en mis T', 'stop loss en L para mis T'],
    de: ['setze einen Stop Loss bei L für meine T', 'Stop Loss bei L für meine T-Aktien'],
    fr: ['mets un stop loss à L sur mes T'],
    pt: ['coloque um stop loss em L nas minhas T'],
  },
  'a trailing stop': {
    en: ['trailing stop C% on my T'],
    es: ['stop dinámico del C % en mis T', 'pon un stop dinámico del C % en mis T'],
    de: ['Trailing Stop von C % auf meine T', 'setze einen Trailing Stop von C % für meine T'],
    fr: ['stop suiveur de C % sur mes T', 'mets un stop suiveur de C % sur mes T'],
    pt: ['stop móvel de C % nas minhas T', 'coloque um stop móvel de C % nas minhas T'],
  },
  'a bracket': {
    en: ['buy Q T at P with stop L and target H'],
    es: ['compra Q T a P con stop L y objetivo H'],
    de: ['kaufe Q T zu P mit Stop L und Ziel H'],
    fr: ['achète Q T à P avec stop L et objectif H'],
    pt: ['compre Q T a P com stop L e alvo H'],
  },
  'all orders canceled': {
    en: ['cancel all my orders'],
    es: ['cancela todas mis órdenes', 'anula mis órdenes'],
    de: ['storniere alle meine Aufträge', 'storniere meine Orders'],
    fr: ['annule tous mes ordres', 'annule mes ordres'],
    pt: ['cancele todas as minhas ordens', 'cancele minhas ordens'],
  },
  'the orders of a ticker canceled': {
    en: ['cancel all orders on T'],
    es: ['cancela todas mis órdenes de T', 'cancela todas las órdenes de T'],
    de: ['storniere alle T-Aufträge', 'storniere alle Orders für T'],
    fr: ['annule tous mes ordres sur T'],
    pt: ['cancele todas as ordens de T'],
  },
  'an order canceled': {
    en: ['cancel my T order'],
    es: ['cancela la orden de T', 'cancela mi orden de T'],
    de: ['storniere den T-Auftrag', 'storniere meine T-Order'],
    fr: ["annule l'ordre sur T", 'annule mon ordre sur T'],
    pt: ['cancele a ordem de T', 'cancele minha ordem de T'],
  },
  'a limit moved': {
    en: ['change my T limit to P'],
    es: ['cambia mi límite de T a P'],
    de: ['ändere mein T-Limit auf P'],
    fr: ['change ma limite sur T à P'],
    pt: ['altere meu limite de T para P'],
  },
  'an alert above': {
    en: ['alert me when T rises above H'],
    es: ['avísame si T sube de H', 'avísame cuando T supere H'],
    de: ['benachrichtige mich, wenn T über H steigt', 'sag mir Bescheid, wenn T über H steigt'],
    fr: ['préviens-moi si T dépasse H', 'alerte-moi quand T dépasse H'],
    pt: ['me avise se T passar de H', 'avise-me quando T subir acima de H'],
  },
  'an alert on a fall': {
    en: ['alert me if T falls C%'],
    es: ['avísame si T cae un C %', 'avísame cuando T baje un C %'],
    de: ['benachrichtige mich, wenn T um C % fällt'],
    fr: ['préviens-moi si T perd C %', 'préviens-moi si T baisse de C %'],
    pt: ['me avise se T cair C %'],
  },
  'alerts removed': {
    en: ['delete my T alerts'],
    es: ['borra mis alertas de T'],
    de: ['lösche meine T-Alarme'],
    fr: ['supprime mes alertes sur T'],
    pt: ['apague meus alertas de T'],
  },
  'a ticker watched': {
    en: ['watch T'],
    es: ['vigila T', 'añade T a mi lista'],
    de: ['beobachte T', 'füge T zur Watchlist hinzu', 'setze T auf die Watchlist'],
    fr: ['surveille T', 'ajoute T à ma liste'],
    pt: ['acompanhe T', 'adicione T à minha lista'],
  },
  'a ticker no longer watched': {
    en: ['stop watching T'],
    es: ['deja de vigilar T', 'quita T de mi lista'],
    de: ['beobachte T nicht mehr', 'entferne T von der Watchlist'],
    fr: ['arrête de suivre T', 'retire T de ma liste'],
    pt: ['pare de acompanhar T', 'remova T da minha lista'],
  },
  'equal weights': {
    en: ['rebalance my portfolio to equal weights'],
    es: ['reequilibra mi cartera a pesos iguales'],
    de: ['gewichte mein Depot gleichmäßig'],
    fr: ['rééquilibre mon portefeuille à poids égaux'],
    pt: ['rebalanceie minha carteira com pesos iguais'],
  },
  'a target weight': {
    en: ['lower T to C% of my portfolio'],
    es: ['reduce T al C % de mi cartera'],
    de: ['reduziere T auf C % meines Depots'],
    fr: ['réduis T à C % de mon portefeuille'],
    pt: ['reduza T para C % da minha carteira'],
  },
  'an equal split': {
    en: ['split $D equally between T and U'],
    es: ['reparte D $ por igual entre T y U', 'reparte D $ entre T y U a partes iguales'],
    de: ['teile D $ gleichmäßig auf T und U auf'],
    fr: ['répartis D $ à parts égales entre T et U'],
    pt: ['divida D $ em partes iguais entre T e U'],
  },
  'a position doubled': {
    en: ['double my T position'],
    es: ['duplica mi posición en T'],
    de: ['verdopple meine T-Position'],
    fr: ['double ma position sur T'],
    pt: ['duplique minha posição em T'],
  },
  'as much as possible': {
    en: ['buy as many T as possible'],
    es: ['compra tantas T como pueda'],
    de: ['kaufe so viele T wie möglich'],
    fr: ['achète autant de T que possible'],
    pt: ['compre o máximo de T'],
  },
};

const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-US',
  es: 'es-ES',
  de: 'de-DE',
  fr: 'fr-FR',
  pt: 'pt-BR',
};

/** Writes a number as the language does, with groups or without. */
function written(value: number, language: Language, useGrouping: boolean): string {
  const number = new Intl.NumberFormat(LOCALES[language], {
    useGrouping: useGrouping ? 'always' : false,
    maximumFractionDigits: 2,
  }).format(value);
  return number.replace(/[\u202f\u00a0]/g, ' ');
}

/** Fills a template. Only single capitals that stand alone, or before a hyphen, are parts. */
export function said(
  template: string,
  language: Language,
  parts: Parts,
  useGrouping: boolean,
): string {
  const number = (value: number): string => written(value, language, useGrouping);
  const values: Readonly<Record<string, string>> = {
    T: parts.ticker,
    U: parts.other,
    Q: number(parts.quantity),
    P: number(parts.price),
    L: number(parts.low),
    H: number(parts.high),
    D: number(parts.dollars),
    C: number(parts.percent),
  };
  return template.replace(/(?<!\p{L})[TUQPLHDC](?!\p{L})/gu, (part) => values[part] ?? part);
}
