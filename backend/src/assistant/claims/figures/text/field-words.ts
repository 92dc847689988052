import type { Field } from '../knowledge.ts';
import { foldWord } from './characters.ts';
import { LATIN, OTHER, type Role } from './vocabulary.ts';

/**
 * The fields that each role allows. A role without an entry restricts nothing, and neither does an
 * unknown word: the figure must still equal a known fact.
 */
export const ROLE_FIELDS: Readonly<Partial<Record<Role, readonly Field[]>>> = {
  hold: [
    'held',
    'price',
    'cost',
    'basis',
    'value',
    'profit',
    'weight',
    'day',
    'cash',
    'total',
    'count',
  ],
  cost: ['cost', 'basis'],
  price: ['price', 'trade_price', 'alert', 'day'],
  range: ['range', 'price', 'day'],
  value: ['value', 'total', 'trade_value', 'basis', 'weight', 'profit'],
  profit: ['profit', 'day', 'trend', 'price', 'range'],
  weight: ['weight', 'value', 'limit'],
  cash: ['cash'],
  total: ['total', 'value', 'weight', 'profit', 'basis', 'day', 'count', 'limit'],
  alert: ['alert', 'count', 'price'],
  sold: ['traded', 'trade_price', 'trade_value', 'profit', 'cash'],
  did: ['traded', 'trade_price', 'trade_value', 'held', 'cost', 'cash'],
};

/** A folded word that says what a figure is. */
interface FieldWord {
  readonly word: string;
  readonly role: Role;
  /** Which ends of the word must not touch other letters: none, the beginning, or both. */
  readonly apart: 'nowhere' | 'before' | 'around';
}

/** Words up to this length must match whole words; as prefixes they would match too many others. */
const WHOLE_LENGTH_MAX = 4;

/** The words by their first character. */
const WORDS: ReadonlyMap<string, readonly FieldWord[]> = byFirst([
  ...(Object.keys(LATIN) as Role[]).flatMap((role) =>
    LATIN[role].map((word): FieldWord => {
      const apart = word.length <= WHOLE_LENGTH_MAX ? 'around' : 'before';
      return { word: foldWord(word), role, apart };
    }),
  ),
  ...(Object.keys(OTHER) as Role[]).flatMap((role) =>
    (OTHER[role] ?? []).map(
      (word): FieldWord => ({ word: foldWord(word), role, apart: 'nowhere' }),
    ),
  ),
]);

function byFirst(words: readonly FieldWord[]): ReadonlyMap<string, readonly FieldWord[]> {
  const index = new Map<string, FieldWord[]>();
  for (const each of words) {
    const first = each.word[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), each]);
  }
  return index;
}

/** The position of a role's word in a text. */
export interface RoleAt {
  readonly role: Role;
  readonly at: number;
}

const LETTER = /\p{L}/u;
const isLetter = (character: string | undefined): boolean =>
  character !== undefined && LETTER.test(character);

/** Finds the words of all roles in a folded text, in order. */
export function roleWordsIn(folded: string): readonly RoleAt[] {
  const found: RoleAt[] = [];
  for (let at = 0; at < folded.length; at++) {
    const words = WORDS.get(folded[at] ?? '');
    if (!words) continue;
    const isInside = isLetter(folded[at - 1]);
    for (const { word, role, apart } of words) {
      if ((isInside && apart !== 'nowhere') || !folded.startsWith(word, at)) continue;
      if (apart === 'around' && isLetter(folded[at + word.length])) continue;
      found.push({ role, at });
    }
  }
  return found;
}

/** Returns the roles whose words occur in a folded text. */
export const rolesIn = (folded: string): ReadonlySet<Role> =>
  new Set(roleWordsIn(folded).map(({ role }) => role));
