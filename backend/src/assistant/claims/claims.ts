import { type ChatAction, foldTicker } from '@finally/contract';

/** What an assistant claims to have done. */
type Deed = 'buy' | 'sell' | 'watch' | 'unwatch' | 'order' | 'alert' | 'anything';

interface Claim {
  readonly deed: Deed;
  /** The tickers it names, with the quantity if one is given. */
  readonly objects: readonly { readonly ticker: string; readonly quantity: number | null }[];
}

const DEEDS: readonly (readonly [Deed, RegExp])[] = [
  [
    'unwatch',
    /\b(?:removed|dropped|taken|took)\b.*\bwatch ?list\b|\bstopped (?:watching|tracking)\b/i,
  ],
  ['watch', /\b(?:added|put)\b.*\bwatch ?list\b|\b(?:now|started) (?:watching|tracking)\b/i],
  [
    'alert',
    /\b(?:set|created|added|removed|deleted|changed|moved)\b.*\balerts?\b|\balerts?\b.*\b(?:set|created|active|added|removed|deleted|changed)\b/i,
  ],
  ['buy', /\b(?:bought|purchased|acquired|picked up|invested)\b/i],
  ['sell', /\b(?:sold|liquidated|unloaded|exited|trimmed|dumped|closed(?: out)?)\b/i],
  [
    'anything',
    /\b(?:executed|filled|placed|completed|submitted|processed|carried out|gone through|went through|rebalanced|traded|cancell?ed|done)\b/i,
  ],
];

/**
 * The clause does not report an action: it is a denial, a wish, a condition or about the future.
 */
const NOT_A_DEED =
  /\b(?:not|never|no|nothing|none|neither|nor|cannot|unable|without|failed|refused|rejected|declined|denied|if|unless|until|would|could|should|might|may|can|will|shall|once|when|after|before|want|like|intend|plan|going to|to be|being|about to|let me|awaiting|waiting|pending|needs?|proposed|proposal)\b|n['’]t\b/i;

/** The clause is about the past or about others: what the person paid, or what the market did. */
const OF_THE_PAST =
  /\b(?:average|avg|cost basis|yesterday|earlier|previously|already|before|last|ago|since|so far|originally|initially|sold off|you (?:have |had )?(?:bought|sold|purchased|added)|you['’]ve (?:bought|sold|purchased|added))\b/i;

/** The assistant is the subject, or the clause is a report without a subject. */
const BY_ASSISTANT =
  /\b(?:i|we|i['’]ve|we['’]ve)\b(?: \w+){0,3}? (?:\w+ed|bought|sold|put|took|taken)\b/i;
const REPORTED =
  /^(?:\W|\b(?:all|done|ok|okay|great|sure|alright|perfect|yes|yep|all set|got it|just|successfully|now|also|and|then|have)\b)*(?:bought|purchased|acquired|sold|liquidated|exited|trimmed|closed|executed|filled|placed|completed|added|removed|dropped|rebalanced|cancell?ed|done)\b/i;
const PASSIVE =
  /\b(?:is|are|was|were|been|got)(?: (?:now|just|all|also|successfully|fully))* (?:bought|purchased|acquired|sold|liquidated|closed|executed|filled|placed|completed|submitted|processed|carried out|added|removed|cancell?ed|done)\b/i;
const ORDER_DONE =
  /\b(?:orders?|trades?|purchases?|sales?|transactions?)\b.{0,40}\b(?:executed|filled|placed|completed?|went through|gone through|successful|done)\b/i;
const NOW_HELD = /\byou(?: now|['’]re now| are now)? (?:now )?(?:own|hold|holding|watching)\b/i;

const CLAUSES =
  /[.!?;:]+(?=\s|$)|[\n]+|,\s|\s[–—-]\s|\b(?:but|however|while|although|though|because|so)\b|\band (?=(?:i|we|you|the|your)\b)/i;
const OBJECT =
  /(?:(\d[\d,]*(?:\.\d+)?)\s+(?:(?:more\s+)?shares?\s+(?:of\s+)?)?)?\b([A-Z][A-Z0-9]{0,5}(?:[.-][A-Z])?)\b/g;

/** Words in capitals that are not tickers. */
const NO_TICKERS = new Set([
  'I',
  'A',
  'USD',
  'US',
  'UTC',
  'OK',
  'AI',
  'ETF',
  'ID',
  'P',
  'L',
  'JSON',
  'CEO',
  'ALL',
]);

/**
 * Returns the clauses of a text that claim an action no receipt shows. Reads English as models
 * write it. A claim that it misses still appears next to the receipts; a clause that it wrongly
 * suspects only causes a rewrite.
 *
 * @param actions the actions of this answer
 * @param earlier the actions of previous answers, which the text may mention too
 * @returns the unsupported clauses
 */
export function falseClaims(
  text: string,
  actions: readonly ChatAction[],
  earlier: readonly ChatAction[] = [],
): readonly string[] {
  return text
    .replaceAll(/[*_`#>]/g, '')
    .split(CLAUSES)
    .map((clause) => clause.trim())
    .filter((clause) => {
      const claim = claimIn(clause);
      return claim !== undefined && !isBorneOut(claim, actions, earlier);
    });
}

function claimIn(clause: string): Claim | undefined {
  if (NOT_A_DEED.test(clause) || OF_THE_PAST.test(clause)) return undefined;
  const objects = [...clause.matchAll(OBJECT)]
    .map(([, quantity, ticker = '']) => ({
      ticker,
      quantity: quantity === undefined ? null : Number(quantity.replaceAll(',', '')),
    }))
    .filter(({ ticker }) => !NO_TICKERS.has(ticker));
  if (NOW_HELD.test(clause) && /\bnow\b/i.test(clause)) {
    return { deed: /\bwatching\b/i.test(clause) ? 'watch' : 'buy', objects: named(objects) };
  }
  if (![BY_ASSISTANT, REPORTED, PASSIVE, ORDER_DONE].some((form) => form.test(clause))) {
    return undefined;
  }
  const deed = DEEDS.find(([, words]) => words.test(clause))?.[0];
  return deed && { deed, objects };
}

/** A holding may be larger than the latest purchase, so only the ticker can be checked. */
const named = (objects: Claim['objects']): Claim['objects'] =>
  objects.map(({ ticker }) => ({ ticker, quantity: null }));

function deedOf(action: ChatAction): Deed {
  switch (action.kind) {
    case 'trade':
      return action.request.side;
    case 'order':
      // An order that only rests has bought and sold nothing.
      return action.receipt?.order.filled_quantity ? action.request.side : 'order';
    case 'order_change':
    case 'order_cancel':
      return 'order';
    case 'alert':
      return 'alert';
    case 'watchlist':
      return action.request.change === 'add' ? 'watch' : 'unwatch';
  }
}

const tickerOf = ({ request }: ChatAction): string => foldTicker(request.ticker);

function isBorneOut(
  { deed, objects }: Claim,
  actions: readonly ChatAction[],
  earlier: readonly ChatAction[],
): boolean {
  const matching = (candidates: readonly ChatAction[], ticker?: string) =>
    candidates.filter(
      (action) =>
        (deed === 'anything' || deedOf(action) === deed) &&
        (ticker === undefined || tickerOf(action) === ticker),
    );
  if (objects.length === 0) return matching(actions).some(isExecuted);
  return objects.every(({ ticker, quantity }) => {
    const present = matching(actions, ticker);
    // The actions of an earlier answer do not support a claim about this answer's actions.
    const shown = present.length > 0 ? present : matching(earlier, ticker);
    return hasQuantity(shown.filter(isExecuted), quantity);
  });
}

const isExecuted = ({ status }: ChatAction): boolean => status === 'executed';

/** The quantities that an action on orders shows: asked for, and filled. */
const quantitiesOf = (action: ChatAction): readonly number[] =>
  action.kind === 'order'
    ? [action.request.quantity, action.receipt?.order.filled_quantity].filter(
        (quantity): quantity is number => quantity !== undefined && quantity > 0,
      )
    : [];

/** Returns true if one of the actions, or all of them together, have this quantity. */
function hasQuantity(executed: readonly ChatAction[], quantity: number | null): boolean {
  if (quantity === null) return executed.length > 0;
  const quantities = executed.flatMap((action) =>
    action.kind === 'trade' ? [action.request.quantity] : quantitiesOf(action),
  );
  // Actions without quantities are changes of the watchlist or of alerts.
  if (quantities.length === 0) return executed.length > 0;
  const isIt = (value: number) => Math.abs(value - quantity) < 1e-6;
  return quantities.some(isIt) || isIt(quantities.reduce((sum, value) => sum + value, 0));
}
