import type { Facts } from './facts.ts';
import type { Fact, Field } from './knowledge.ts';
import { ROLE_FIELDS } from './text/field-words.ts';
import type { Figure } from './text/figure.ts';
import type { Segment } from './text/spans.ts';
import type { Role } from './text/vocabulary.ts';
import type { Reading } from './text/written-number.ts';

/** The numbers in the person's current message, which a text may repeat as requested values. */
export interface Asked {
  readonly values: readonly number[];
}

const SAYS_NOTHING: ReadonlySet<Role> = new Set([
  'intent',
  'supposed',
  'order',
  'about',
  'up',
  'down',
]);
const MONEY_OF_ACCOUNT: ReadonlySet<Role> = new Set(['cash']);
/** Fields whose figures are requested or allowed values, not actual ones. */
const NOT_YET: ReadonlySet<Field> = new Set(['asked', 'limit']);
const SOLD: ReadonlySet<Field> = new Set(['traded']);
const SHARES: ReadonlySet<Field> = new Set(['held', 'traded']);
/** Roles that allow a number without a unit to be a percentage, as in a table column. */
const PERCENT_ROLES: readonly Role[] = ['weight', 'profit', 'price'];
const MONEY_ROLES: readonly Role[] = ['cost', 'price', 'value', 'profit', 'cash', 'total', 'alert'];
const CHANGES: ReadonlySet<Field> = new Set(['profit', 'day', 'trend', 'traded']);

/** Returns true if a figure makes a statement about the account or the market. */
export function isAboutAccount(figure: Figure, segment: Segment): boolean {
  if (figure.unit !== null) return true;
  const { statement } = segment;
  if (statement.tickers.length > 0 || !statement.hasLetters) return true;
  return [...segment.roles].some((role) => !SAYS_NOTHING.has(role));
}

/** Returns true if the figure equals a known fact about its subject. */
export function isKnown(figure: Figure, segment: Segment, facts: Facts, asked: Asked): boolean {
  const fields = fieldsOf(segment, figure);
  const ofAsked = speaksOfAsked(segment);
  const isIt = (fact: Fact): boolean =>
    (NOT_YET.has(fact.field) ? ofAsked : fields === null || isOpen(fact, fields)) &&
    hasUnit(figure, fact, segment) &&
    matches(figure, fact, segment);
  if (subjectsOf(figure, segment, facts).some((subject) => facts.get(subject)?.some(isIt))) {
    return true;
  }
  if (isSuggested(figure, segment)) return true;
  return (
    ofAsked && figure.readings.some(({ value }) => asked.values.some((each) => near(each, value)))
  );
}

/** Returns true if the words around the figure allow this fact. Cash has a weight, too. */
const isOpen = ({ field, unit }: Fact, fields: ReadonlySet<Field>): boolean =>
  fields.has(field) || (field === 'cash' && unit === 'percent' && fields.has('weight'));

/**
 * Returns true if the figure says how much could be bought or sold, which is not a fact of the
 * account.
 */
function isSuggested({ unit }: Figure, { roles, statement }: Segment): boolean {
  if (unit !== 'shares' && unit !== 'money') return false;
  if (['hold', 'did', 'sold', 'cash', 'total'].some((role) => roles.has(role as Role)))
    return false;
  return statement.roles.has('supposed') && roles.has('order');
}

/** Returns the tickers that a figure may be about; null means the account. */
function subjectsOf(figure: Figure, segment: Segment, facts: Facts): readonly (string | null)[] {
  const { statement, tickers } = segment;
  const isCash = [...segment.roles].some((role) => MONEY_OF_ACCOUNT.has(role));
  const isTotal = segment.roles.has('total') && figure.unit === 'money';
  const ofAccount = isCash || isTotal;
  if (figure.unit === 'count') return [null, ...tickers];
  if (statement.tickers.length > 0) {
    if (!ofAccount) return segment.roles.has('intent') ? [...tickers, null] : tickers;
    return figure.unit === 'shares' ? tickers : [null, ...ownTickers(segment)];
  }
  if (ofAccount) return [null];
  if (statement.carried.length > 0) return [null, ...statement.carried];
  return figure.unit === 'shares' ? [...facts.keys()] : [null];
}

/**
 * In a sentence about cash, a ticker is the subject only if its segment has another word for a
 * field.
 */
const ownTickers = ({ roles, tickers }: Segment): readonly string[] =>
  [...roles].some((role) => !SAYS_NOTHING.has(role) && role !== 'cash' && role !== 'total')
    ? tickers
    : [];

/** Returns the fields that the words around a figure allow; null if they restrict nothing. */
function fieldsOf({ roles }: Segment, figure: Figure): ReadonlySet<Field> | null {
  if (figure.unit === 'count') return null;
  const fields = new Set<Field>();
  for (const role of roles) for (const field of ROLE_FIELDS[role] ?? []) fields.add(field);
  if (fields.size === 0) return null;
  // "Sold 8" does not describe a holding.
  if (figure.unit === 'shares' && roles.has('sold') && !roles.has('hold')) return SOLD;
  if (figure.sign !== 0) for (const change of CHANGES) fields.add(change);
  // Words for a price or a value do not restrict a number of shares.
  if (figure.unit === 'shares' && !fields.has('held') && !fields.has('traded')) return SHARES;
  return fields;
}

/** Returns true if the words describe a request or a plan, not a fact. */
function speaksOfAsked({ roles, statement }: Segment): boolean {
  if (roles.has('did') || roles.has('sold') || roles.has('hold')) return false;
  if (roles.has('intent')) return true;
  return (
    statement.roles.has('intent') && !statement.roles.has('did') && !statement.roles.has('sold')
  );
}

function hasUnit(
  { unit, counted, readings }: Figure,
  fact: Fact,
  { roles, tickers }: Segment,
): boolean {
  if (unit === null) {
    if (fact.unit === 'percent') return PERCENT_ROLES.some((role) => roles.has(role));
    if (fact.unit === 'count') return tickers.length === 0;
    return fact.unit === 'shares' || isMoneyWithoutSign(readings, fact, roles);
  }
  if (unit === 'count')
    return fact.unit === 'count' && (fact.counted === counted || fact.field === 'limit');
  return unit === fact.unit;
}

/**
 * Whole dollars without a sign need a word that says what they are, or must be a price: `NVDA 125`.
 */
function isMoneyWithoutSign(
  readings: readonly Reading[],
  { field }: Fact,
  roles: ReadonlySet<Role>,
): boolean {
  if (readings.some(({ step }) => step < 1)) return true;
  if (MONEY_ROLES.some((role) => roles.has(role))) return true;
  return (field === 'price' || field === 'trade_price') && !roles.has('hold');
}

function matches(figure: Figure, fact: Fact, { roles }: Segment): boolean {
  const { readings, sign } = figure;
  if (sign !== 0 && !CHANGES.has(fact.field)) return false;
  const direction = sign !== 0 ? sign : directionOf(roles);
  if (fact.signed && fact.value !== 0 && direction !== 0 && Math.sign(fact.value) !== direction) {
    if (fact.field !== 'traded' || sign !== 0) return false;
  }
  // "Sold 10" does not describe a purchase.
  if (fact.field === 'traded' && roles.has('sold') && fact.value > 0) return false;
  const value = Math.abs(fact.value);
  return readings.some(
    (reading) => Math.abs(reading.value - value) <= tolerance(reading, fact, roles),
  );
}

/** Returns the allowed difference between a figure and the fact, given the figure's precision. */
function tolerance({ value, step }: Reading, fact: Fact, roles: ReadonlySet<Role>): number {
  const exact = 1e-6;
  if (fact.unit === 'count') return exact;
  const about = roles.has('about') ? value * 0.01 : 0;
  // 8 is not an acceptable rounding of 8.4 shares.
  if (fact.unit === 'shares' && step >= 1) return Math.max(exact, about);
  return Math.max(step * 0.5 + exact, about);
}

function directionOf(roles: ReadonlySet<Role>): -1 | 0 | 1 {
  if (roles.has('up') === roles.has('down')) return 0;
  return roles.has('up') ? 1 : -1;
}

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;
