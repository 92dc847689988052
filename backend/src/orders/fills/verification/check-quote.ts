import { formatPrice, type PriceE4 } from '../../../kernel/money.ts';
import type { RerunStep } from '../../../market/index.ts';
import type { FillExplanation } from '../explanation/explanation.ts';
import { priceOf } from './kept-fill.ts';

/** Compares the market that an explanation tells with the one that its seed gives in that step. */
export function checkQuote(
  { quote, market, queue }: FillExplanation,
  shown: RerunStep,
): string | undefined {
  const { seed, step } = shown;
  if (market?.seed !== seed) {
    return `it names the seed ${market?.seed ?? 'of no market'}, but its prices came from the seed ${seed}.`;
  }
  const gives = (name: string, told: string, given: string) =>
    `${name} was ${told} in step ${step}, but the seed ${seed} gives ${given}.`;
  const differs = (name: string, told: number | null, given: PriceE4) =>
    told !== null && priceOf(told) === given
      ? undefined
      : gives(name, told === null ? 'unknown' : formatPrice(priceOf(told)), formatPrice(given));
  const { quiet } = shown;
  const isQuiet = quote.bid !== null && priceOf(quote.bid) === quiet.bid_e4;
  const { bid_e4, ask_e4 } = isQuiet ? quiet : shown;
  const odd =
    differs('the last price', quote.last, shown.last_e4) ??
    differs('the bid', quote.bid, bid_e4) ??
    differs('the ask', quote.ask, ask_e4);
  if (odd !== undefined) return odd;
  const { displayed_size, adv, volatility_e6, volume } = shown;
  const counts = [
    ['the size shown', market.displayed, displayed_size],
    ['the size at the bid', quote.bid_size, displayed_size],
    ['the size at the ask', quote.ask_size, displayed_size],
    ['the average daily volume', market.adv, adv],
    ['the volatility', Math.round(market.volatility * 1_000_000), volatility_e6],
  ] as const;
  for (const [name, told, given] of counts) {
    if (told !== given) return gives(name, String(told ?? 'unknown'), String(given));
  }
  // The price at which following began has no volume.
  const isTraded = queue === null || queue.volume === volume || (isQuiet && queue.volume === 0);
  return isTraded ? undefined : gives('the volume', String(queue.volume), String(volume));
}
