import type { Fact, Facts, Field } from './facts.ts';
import { ROLE_FIELDS } from './text/field-words.ts';
import type { Figure } from './text/figure.ts';
import type { Segment } from './text/spans.ts';
import type { Role } from './text/vocabulary.ts';
import type { Reading } from './text/written-number.ts';

/** Numbers of the person's present message: they may be spoken of as asked for. */
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
/** Fields whose figures are what was asked for or allowed, and not what is. */
const NOT_YET: ReadonlySet<Field> = new Set(['asked', 'limit']);
const SOLD: ReadonlySet<Field> = new Set(['traded']);
const SHARES: ReadonlySet<Field> = new Set(['held', 'traded']);
/** Words beside which a number without a sign may be per cent, as in a column of a table. */
const PERCENT_ROLES: readonly Role[] = ['weight', 'profit', 'price'];
const MONEY_ROLES: readonly Role[] = ['cost', 'price', 'value', 'profit', 'cash', 'total', 'alert'];
const CHANGES: ReadonlySet<Field> = new Set(['profit', 'day', 'trend', 'traded']);

/** Whether a figure says anything of the account or the market. */
export function isAboutAccount(figure: Figure, segment: Segment): boolean {
  if (figure.unit !== null) return true;
  const { statement } = segment;
  if (statement.tickers.length > 0 || !statement.hasLetters) return true;
  return [...segment.roles].some((role) => !SAYS_NOTHING.has(role));
}

/** Whether the program knows the figure of what it stands beside. */
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

/** Whether the words leave a fact open. Cash has a weight, too. */
const isOpen = ({ field, unit }: Fact, fields: ReadonlySet<Field>): boolean =>
  fields.has(field) || (field === 'cash' && unit === 'percent' && fields.has('weight'));

/** Whether it says how much could be bought or sold: no figure of the account. */
function isSuggested({ unit }: Figure, { roles, statement }: Segment): boolean {
  if (unit !== 'shares' && unit !== 'money') return false;
  if (['hold', 'did', 'sold', 'cash', 'total'].some((role) => roles.has(role as Role)))
    return false;
  return statement.roles.has('supposed') && roles.has('order');
}

/** The tickers that a figure may be about, and null for the account. */
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

/** Beside cash, a ticker is meant only where the very segment has no other word for a field. */
const ownTickers = ({ roles, tickers }: Segment): readonly string[] =>
  [...roles].some((role) => !SAYS_NOTHING.has(role) && role !== 'cash' && role !== 'total')
    ? tickers
    : [];

/** The fields that the words around a figure leave open; null where they narrow nothing. */
function fieldsOf({ roles }: Segment, figure: Figure): ReadonlySet<Field> | null {
  if (figure.unit === 'count') return null;
  const fields = new Set<Field>();
  for (const role of roles) for (const field of ROLE_FIELDS[role] ?? []) fields.add(field);
  if (fields.size === 0) return null;
  // "Sold 8" is said of no holding.
  if (figure.unit === 'shares' && roles.has('sold') && !roles.has('hold')) return SOLD;
  if (figure.sign !== 0) for (const change of CHANGES) fields.add(change);
  // Words for a price or a value say nothing of how many shares there are.
  if (figure.unit === 'shares' && !fields.has('held') && !fields.has('traded')) return SHARES;
  return fields;
}

/** Whether the words speak of something that is not, or not yet, so. */
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

/** Whole dollars need a word for what they are, or are a price: `NVDA 125`. */
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
  // "Sold 10" is said of no purchase.
  if (fact.field === 'traded' && roles.has('sold') && fact.value > 0) return false;
  const value = Math.abs(fact.value);
  return readings.some(
    (reading) => Math.abs(reading.value - value) <= tolerance(reading, fact, roles),
  );
}

/** How far a figure may be from the known one and still be it, as it is written. */
function tolerance({ value, step }: Reading, fact: Fact, roles: ReadonlySet<Role>): number {
  const exact = 1e-6;
  if (fact.unit === 'count') return exact;
  const about = roles.has('about') ? value * 0.01 : 0;
  // Eight is no rounding of 8.4 shares.
  if (fact.unit === 'shares' && step >= 1) return Math.max(exact, about);
  return Math.max(step * 0.5 + exact, about);
}

function directionOf(roles: ReadonlySet<Role>): -1 | 0 | 1 {
  if (roles.has('up') === roles.has('down')) return 0;
  return roles.has('up') ? 1 : -1;
}

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;
