import type { Ticker } from '@finally/contract';
import type { Sector } from '../../../../market/index.ts';
import { MARKET_FUND } from '../../../prompt/ticker-day.ts';
import { sectorsIn } from '../../../reading/language/sector-words.ts';

/** Questions about the market and what is held of it. */
export type MarketQuestion =
  /** "why did NVDA drop today?" */
  | {
      readonly kind: 'why_moved';
      readonly ticker: Ticker;
      /** What the question says; null if it says neither. */
      readonly direction: 'up' | 'down' | null;
      /** False if it is about an earlier day. */
      readonly is_today: boolean;
    }
  /** Null for the headlines of all that is held and watched. */
  | { readonly kind: 'news'; readonly ticker: Ticker | null }
  /** "how much tech do I hold?" */
  | { readonly kind: 'sector'; readonly sector: Sector };

const DOWN =
  /\b(?:down|drop|drops|dropped|dropping|fall|falls|fell|falling|fallen|sink|sinks|sank|sinking|crash|crashed|crashing|crashes|tank|tanks|tanked|tanking|plunge|plunged|plunging|dip|dipped|dipping|lose|lost|losing|decline|declined|declining|slide|slid|sliding|red|lower|sell off|selling off|weak)\b/;
const UP =
  /\b(?:up|rise|rises|rose|rising|risen|jump|jumps|jumped|jumping|rally|rallied|rallying|rallies|soar|soars|soared|soaring|gain|gains|gained|gaining|climb|climbs|climbed|climbing|surge|surged|surging|spike|spiked|spiking|green|higher|strong|pop|popped)\b/;
const MOVES =
  /\b(?:move|moved|moving|moves|swing|swings|swinging|volatile today|change|changed|changing)\b/;
const WHY =
  /^(?:so |and |but |please |ok |hey )*(?:why|whys|how come|whats the reason|what is the reason|what made|what makes|what caused|whats causing|what is causing|whats driving|what is driving|whats moving|what is moving|what moved|what drove|what pushed|what sent|whats behind|what is behind|explain why|tell me why|any idea why|do you know why|reason for)\b/;
/** Asks what happened, without saying how it moved. */
const HAPPENED =
  /^(?:so |and |but |please |ok |hey )*(?:what happened (?:to|with|in)|what is happening (?:to|with|in)|whats happening (?:to|with|in)|whats going on (?:with|in)|what is going on (?:with|in)|whats up with|what is up with|whats wrong with|what is wrong with|did (?:something|anything) happen (?:to|with|at))\b/;
/** "NVDA is up, why?" */
const WHY_LAST = /\b(?:why|how come)$/;
const EARLIER =
  /\b(?:yesterday|last (?:week|month|year|night|monday|tuesday|wednesday|thursday|friday)|this (?:week|month|year)|(?:days?|weeks?|months?) ago|since)\b/;

/** The market as a whole, which the fund of the index stands for. */
const MARKET =
  /\b(?:(?:the|this|whole|entire|stock) (?:stock )?markets?|markets|(?<!my |tech )stocks|wall street|(?:everything|it all|all) (?:is |was )?(?:so )?(?:red|green|up|down|falling|rising|dropping|crashing|tanking|selling off))\b/;

const HOLDS =
  /\b(?:do i (?:hold|own|have)|i (?:hold|own)|am i (?:in|invested|exposed)|have i (?:invested )?in|my (?:\S+ )?(?:exposure|weight|share|positions?|investments?|stocks|holdings)|of my (?:portfolio|money|account)|(?:how is|hows|how are) my|exposed (?:am i|to)|am i exposed)\b/;

/** Returns a question about the market; undefined if it is about something else. */
export function marketQuestion(
  text: string,
  ticker: Ticker | undefined,
): MarketQuestion | undefined {
  if (ticker) return whyMoved(text, ticker);
  if (MARKET.test(text)) {
    const moved = whyMoved(text, MARKET_FUND);
    if (moved) return moved;
  }
  const [sector, another] = sectorsIn(text);
  return sector && !another && HOLDS.test(text) ? { kind: 'sector', sector } : undefined;
}

function whyMoved(text: string, ticker: Ticker): MarketQuestion | undefined {
  const down = DOWN.test(text);
  const up = UP.test(text);
  const isWhy = (WHY.test(text) || WHY_LAST.test(text)) && (down || up || MOVES.test(text));
  if (!isWhy && !HAPPENED.test(text)) return undefined;
  const direction = down === up || !isWhy ? null : down ? 'down' : 'up';
  return { kind: 'why_moved', ticker, direction, is_today: !EARLIER.test(text) };
}
