import type { Ticker } from '@finally/contract';
import type { Sector } from '../../../../market/index.ts';
import type { Piece } from '../../../reading/language/pieces.ts';
import { sectorsIn } from '../../../reading/language/sector-words.ts';

/** What moves in a scenario. */
export type ScenarioSubject =
  | { readonly of: 'ticker'; readonly ticker: Ticker }
  | { readonly of: 'sector'; readonly sector: Sector }
  /** All positions. */
  | { readonly of: 'market' };

/** How far it moves. */
export type ScenarioMove =
  /** `-10` for a fall by 10 %. */
  | { readonly by: 'percent'; readonly percent: number }
  /** Dollars per share. */
  | { readonly by: 'dollars'; readonly dollars: number }
  | { readonly by: 'price'; readonly price: number };

export interface Scenario {
  readonly subject: ScenarioSubject;
  readonly move: ScenarioMove;
}

const DOWN =
  '(?:falls?|fell|drops?|dropped|declines?|declined|loses?|lost|crash(?:es|ed)?|sinks?|sank|tanks?|tanked|plunges?|plunged|dips?|dipped|slides?|slid|(?:goes|go|went|is|are|was|were) down|(?:comes?|came) down)';
const UP =
  '(?:rises?|rose|gains?|gained|climbs?|climbed|jumps?|jumped|rall(?:y|ies|ied)|soars?|soared|adds?|added|(?:goes|go|went|is|are|was|were) up|(?:comes?|came) up)';
const EITHER =
  '(?:moves?|moved|goes|go|went|trades?|traded|is|are|was|were|reach(?:es|ed)?|hits?|hit)';
const ASKED =
  /\b(?:what|how much|how would|how will|how does|how do)\b.*|^(?:and )?(?:if|suppose|imagine|say)\b/;
const HALF = /\b(?:halves|halved|(?:loses?|lost) half)\b/;
const DOUBLE = /\b(?:doubles|doubled)\b/;

const MARKET =
  /\b(?:market|everything|portfolio|all (?:of )?(?:my |the )?(?:positions|stocks|holdings|shares)|(?:my|the) (?:positions|stocks|holdings)|stocks)\b/;

/**
 * Reads "what if NVDA falls 10%", "what happens to my portfolio if the market drops 5%", "if AAPL
 * goes to 150 how much do I lose" as a scenario; undefined if it is none or not certain.
 *
 * @param named the instruments that the question names
 */
export function scenarioIn(
  text: string,
  named: readonly Ticker[],
  pieces: readonly Piece[],
): Scenario | undefined {
  if (!ASKED.test(text)) return undefined;
  const move = moveIn(text, pieces);
  const subject = subjectIn(text, named);
  if (!move || !subject) return undefined;
  // A price is that of one instrument.
  return move.by === 'percent' || subject.of === 'ticker' ? { subject, move } : undefined;
}

function subjectIn(text: string, named: readonly Ticker[]): ScenarioSubject | undefined {
  const [ticker, ...others] = named;
  if (ticker) return others.length === 0 ? { of: 'ticker', ticker } : undefined;
  const sectors = sectorsIn(text);
  const [sector] = sectors;
  if (sector) return sectors.length === 1 ? { of: 'sector', sector } : undefined;
  return MARKET.test(text) ? { of: 'market' } : undefined;
}

function moveIn(text: string, pieces: readonly Piece[]): ScenarioMove | undefined {
  const numbers = pieces.flatMap((piece, index) => (piece.kind === 'number' ? [index] : []));
  const [at, ...others] = numbers;
  if (others.length > 0) return undefined;
  if (at === undefined) {
    if (HALF.test(text)) return { by: 'percent', percent: -50 };
    return DOUBLE.test(text) ? { by: 'percent', percent: 100 } : undefined;
  }
  const amount = Number(pieces[at]?.digits);
  const after = pieces[at + 1]?.word || pieces[at + 1]?.text.trim();
  const isPercent = after === '%' || after === 'percent' || after === 'pct';
  const sign = signIn(text);
  if (isPercent) {
    // Nothing falls by more than all of it.
    if (sign === undefined || (sign < 0 && amount > 100)) return undefined;
    return { by: 'percent', percent: sign * amount };
  }
  const before = pieces.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  if (before.some((word) => ['to', 'at', 'below', 'above', 'reaches', 'hits'].includes(word))) {
    return amount > 0 ? { by: 'price', price: amount } : undefined;
  }
  const isDollars = pieces[at - 1]?.text.trim() === '$' || after === 'dollars' || after === 'bucks';
  return isDollars && sign !== undefined ? { by: 'dollars', dollars: sign * amount } : undefined;
}

/** Returns 1 for up and -1 for down; undefined if it is not said. */
function signIn(text: string): 1 | -1 | undefined {
  const down = new RegExp(`\\b${DOWN}\\b|(?:\\b${EITHER}) -`).test(text);
  const up = new RegExp(`\\b${UP}\\b`).test(text);
  if (down === up) return undefined;
  return down ? -1 : 1;
}
