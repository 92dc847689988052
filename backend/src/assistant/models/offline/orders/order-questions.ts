import type { Ticker } from '@finally/contract';
import type { Piece } from '../../../reading/language/pieces.ts';
import type { Question } from '../intent.ts';
import { kindIn } from './order-kinds.ts';

/** Asks why a fill has its price. */
const WHY_FILLED = new RegExp(
  [
    'why (?:was|were|did|have|has)\\b.*\\b(?:fill(?:ed)?|pay|paid|execute[d]?|get|got)\\b.*',
    'why (?:that|this|such an?)(?: bad| high| low)? (?:price|fill)\\b.*',
    'why (?:was|is) (?:the|my) (?:fill|fill price|price of my (?:last )?(?:fill|order|trade))\\b.*',
    'explain (?:the|my|that|this) (?:last |latest )?(?:\\S+ )?(?:fill|price i (?:paid|got))\\b.*',
    'how (?:was|were) (?:the|my|that|this)\\b.*\\bfilled\\b.*',
  ]
    .map((said) => `^(?:so |and |please )?${said}$`)
    .join('|'),
);
const ORDER_NOUN =
  '(?:my|the|that|this|it)(?: last| latest)?(?: \\S+)?(?: (?:orders?|stops?|limits?|stop loss|limit orders?))?';
/** Asks why an order is not filled. */
const WHY_UNFILLED = new RegExp(
  [
    `why (?:did|does|is|was|has|have|are|were) ${ORDER_NOUN} (?:not|never)(?: been| be| get| got)? (?:fill(?:ed)?|trigger(?:ed)?|execut\\w*|go through)\\b.*`,
    `why (?:didnt|doesnt|isnt|wasnt|hasnt|havent|arent|wont) ${ORDER_NOUN}(?: been| be| get| got)? (?:fill(?:ed|ing)?|trigger(?:ed)?|execut\\w*|go through)\\b.*`,
  ]
    .map((said) => `^(?:so |and |please )?${said}$`)
    .join('|'),
);
/** Asks why an order ended. */
const WHY_ENDED = new RegExp(
  `^(?:so |and |please )?why (?:was|is|did|were|has|have) ${ORDER_NOUN}(?: been| get| got)? (?:cancell?ed|expired?|rejected|end(?:ed)?|gone|removed)\\b.*$`,
);
/** Asks what an order at a price would have done. */
const PAST_LEVEL =
  /^what would (?:a|my|the) (stop|limit)(?: loss| order)?\b.* have (?:done|brought|sold|bought|happened|given|made)\b.*$/;
/** Asks what orders are open. */
const OPEN_ORDERS = new RegExp(
  [
    '(?:what|which)\\b.*\\borders?\\b.*\\b(?:open|pending|resting|working|waiting|outstanding)\\b.*',
    '(?:what|which)\\b.*\\b(?:open|pending|resting|working|outstanding) orders?\\b.*',
    '(?:(?:show|list|display)(?: me)? )?(?:all )?(?:of )?(?:my |the )?(?:open|pending|resting|working|outstanding) orders?(?: (?:in|on|for|of) .*)?',
    '(?:show|list|display)(?: me)? (?:all )?(?:of )?(?:my |the )?(?:\\S+ )?orders?(?: (?:in|on|for|of) .*)?',
    '(?:(?:are there |do i have )?any )(?:open |pending |resting |working |outstanding )?orders?(?: (?:in|on|for|of) .*)?',
    '(?:my )?orders',
    '(?:what|which) orders (?:do i have|are there|have i)\\b.*',
    '(?:do i have|are there|is there)\\b.*\\b(?:orders?|stops?|stop loss(?:es)?|limits?)\\b.*',
    'what (?:are )?(?:my )?(?:\\S+ )?orders(?: do i have)?',
    '(?:whats|wheres|(?:what|where) (?:is|are)) my (?:\\S+ )?(?:stops?|stop loss(?:es)?|trailing stops?|limits? orders?)(?: (?:in|on|for|of) .*)?',
  ]
    .map((said) => `^(?:so |and |please )?${said}$`)
    .join('|'),
);
/** Returns a question about orders and fills; undefined if it is about something else. */
export function orderQuestion(
  text: string,
  named: Ticker | undefined,
  pieces: readonly Piece[],
): Question | undefined {
  const ticker = named ?? null;
  const [, kind] = PAST_LEVEL.exec(text) ?? [];
  const level = priceIn(pieces);
  if (kind && named && level !== null) {
    return { kind: 'past_level', ticker: named, level, order: kind === 'stop' ? 'stop' : 'limit' };
  }
  if (WHY_UNFILLED.test(text)) return { kind: 'order_fate', ticker, asks: 'unfilled' };
  if (WHY_ENDED.test(text)) return { kind: 'order_fate', ticker, asks: 'ended' };
  if (WHY_FILLED.test(text)) return { kind: 'fill', ticker, price: level };
  return OPEN_ORDERS.test(text)
    ? { kind: 'open_orders', ticker, order_kind: kindIn(text) }
    : undefined;
}

/** Returns the number that a question names, as a price in dollars; null if there is not exactly one. */
function priceIn(pieces: readonly Piece[]): number | null {
  const [only, ...others] = pieces.filter(({ kind }) => kind === 'number');
  return only && others.length === 0 ? Number(only.digits) : null;
}
