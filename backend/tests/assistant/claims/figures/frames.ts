import type { Field } from '../../../../src/assistant/claims/figures/knowledge.ts';

/**
 * Sentences with `{}` in place of the figure and `T` in place of the ticker; the kind determines
 * the format of the figure.
 */
export interface Frame {
  readonly field: Extract<
    Field,
    'held' | 'price' | 'cost' | 'value' | 'profit' | 'weight' | 'day' | 'cash' | 'total'
  >;
  readonly kind: 'shares' | 'money' | 'percent';
  readonly text: string;
  /** Whether its words say which field the figure is of. */
  readonly english?: true;
}

const of = (
  field: Frame['field'],
  kind: Frame['kind'],
  english: readonly string[],
  others: readonly string[] = [],
): Frame[] => [
  ...english.map((text): Frame => ({ field, kind, text, english: true })),
  ...others.map((text): Frame => ({ field, kind, text })),
];

export const FRAMES: readonly Frame[] = [
  ...of(
    'held',
    'shares',
    [
      'You hold {} T.',
      'You hold {} shares of T.',
      'Your T position is {} shares.',
      'T: {} shares held.',
      'You own {} T shares, well done.',
      'Right now you have {} T in your account.',
      'Your account holds {} shares of T at the moment.',
      'T position: {}.',
      'Your position in T is {}.',
    ],
    [
      'Tienes {} acciones de T.',
      'Ahora posees {} T.',
      'Vous détenez {} actions T.',
      'Votre position T est de {} titres.',
      'Du hältst {} T Aktien.',
      'Sie besitzen {} Aktien von T.',
      'Você possui {} ações de T.',
      'Possiedi {} azioni T.',
      'У вас {} акций T.',
      'Ваша позиция T: {} шт.',
      'आपके पास {} T हैं।',
      'Tを{}株保有しています。',
      '您持有{}股T。',
      'لديك {} T في محفظتك.',
      'T {}주를 보유하고 있습니다.',
      '📈 T {} ✅',
      'T {}',
      '{} T',
    ],
  ),
  ...of(
    'price',
    'money',
    [
      'T trades at {}.',
      'The price of T is {}.',
      'T is at {} right now.',
      'T last price: {}',
      'The latest quote for T is {}, as of now.',
    ],
    [
      'T cotiza a {}.',
      'Le cours de T est de {}.',
      'Der Kurs von T liegt bei {}.',
      'O preço de T é {}.',
      'Цена T: {}.',
      'Tの株価は{}です。',
      'T 的价格是{}。',
      'T का भाव {} है।',
      '💰 T {}',
    ],
  ),
  ...of(
    'cost',
    'money',
    [
      'Your average cost in T is {}.',
      'The cost basis per share of T: {}.',
      'You paid an average of {} for T.',
      'T has an average cost of {}.',
    ],
    [
      'Tu coste promedio en T es {}.',
      'Dein Einstand bei T ist {}.',
      'Votre prix de revient moyen pour T est {}.',
      'Средняя цена T: {}.',
      'Tの平均取得単価は{}です。',
    ],
  ),
  ...of(
    'value',
    'money',
    ['Your T is worth {}.', 'The market value of T is {}.', 'T position value: {}.'],
    [
      'Tu posición en T vale {}.',
      'Deine T sind {} wert.',
      'Стоимость T: {}.',
      'Tの評価額は{}です。',
    ],
  ),
  ...of(
    'profit',
    'money',
    ['Your unrealized profit on T is {}.', 'Profit on T: {}.'],
    ['Tu ganancia en T es {}.', 'Dein Gewinn mit T: {}.', 'Прибыль по T: {}.'],
  ),
  ...of(
    'weight',
    'percent',
    [
      'T makes up {} of your portfolio.',
      'Your largest position is T with {}.',
      'The weight of T is {}.',
      'T accounts for {} of the total.',
    ],
    [
      'T representa el {} de tu cartera.',
      'T hat einen Anteil von {}.',
      'Доля T: {}.',
      'Tの割合は{}です。',
    ],
  ),
  ...of(
    'day',
    'percent',
    ['T is changed {} today.', 'Today T: {}.'],
    ['T hoy: {}.', 'T heute: {}.'],
  ),
  ...of(
    'cash',
    'money',
    [
      'You have {} in cash.',
      'Your cash balance is {}.',
      'Cash: {}',
      'Available to invest: {}.',
      'Your buying power is {}.',
    ],
    [
      'Tienes {} en efectivo.',
      'Vous avez {} de liquidités.',
      'Du hast {} Bargeld.',
      'Você tem {} em dinheiro.',
      'У вас {} наличных.',
      '現金は{}です。',
      '您有{}现金。',
      'आपके पास {} नकद है।',
      'لديك {} نقدا.',
    ],
  ),
  ...of(
    'total',
    'money',
    ['Your portfolio is worth {}.', 'Total value: {}.', 'Your account total is {}.'],
    [
      'Tu cartera vale {}.',
      'Dein Depot ist {} wert.',
      'Votre portefeuille vaut {}.',
      'Портфель: {}.',
    ],
  ),
];
