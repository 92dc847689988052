import { foldWord } from './characters.ts';
import type { Field } from './facts.ts';
import { LATIN, OTHER } from './vocabulary.ts';

/** What the words around a figure say that it is. */
export type Role =
  | 'hold'
  | 'cost'
  | 'price'
  | 'range'
  | 'value'
  | 'profit'
  | 'weight'
  | 'cash'
  | 'total'
  | 'alert'
  | 'did'
  | 'sold'
  | 'intent'
  | 'up'
  | 'down'
  | 'about';

/**
 * The fields that a role leaves open; a role without any narrows nothing. An
 * unknown word narrows nothing either: the figure beside it still has to be a
 * known one.
 */
export const ROLE_FIELDS: Readonly<Partial<Record<Role, readonly Field[]>>> = {
  hold: ['held', 'price', 'cost', 'basis', 'value', 'profit', 'weight', 'day', 'cash', 'count'],
  cost: ['cost', 'basis'],
  price: ['price', 'trade_price', 'alert', 'day'],
  range: ['range', 'price', 'day'],
  value: ['value', 'total', 'trade_value', 'basis', 'weight', 'cash', 'profit'],
  profit: ['profit', 'day', 'trend', 'price', 'range'],
  weight: ['weight', 'cash', 'value', 'limit'],
  cash: ['cash'],
  total: ['total', 'value', 'weight', 'profit', 'cash', 'basis', 'day', 'count', 'limit'],
  alert: ['alert', 'count', 'price'],
  sold: ['traded', 'trade_price', 'trade_value', 'profit', 'cash'],
  did: ['traded', 'trade_price', 'trade_value', 'held', 'cost', 'cash'],
};

const escaped = (word: string): string => foldWord(word).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Words that are whole words, for as a beginning they would be found in too many others. */
const WHOLE_LENGTH_MAX = 4;

const PATTERNS: readonly (readonly [Role, RegExp])[] = (Object.keys(LATIN) as Role[]).map(
  (role) => {
    const latin = LATIN[role].map((word) =>
      word.length <= WHOLE_LENGTH_MAX ? `${escaped(word)}(?!\\p{L})` : escaped(word),
    );
    const others = (OTHER[role] ?? []).map(escaped);
    const anywhere = others.length > 0 ? `|${others.join('|')}` : '';
    return [role, new RegExp(`(?<![\\p{L}])(?:${latin.join('|')})${anywhere}`, 'u')];
  },
);

/** The roles whose words stand in a folded text. */
export function rolesIn(folded: string): ReadonlySet<Role> {
  const roles = new Set<Role>();
  for (const [role, pattern] of PATTERNS) if (pattern.test(folded)) roles.add(role);
  return roles;
}
