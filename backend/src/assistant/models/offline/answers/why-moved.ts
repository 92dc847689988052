import type { Headline } from '@finally/contract';
import { type GroupMove, MARKET_FUND, type TickerDay } from '../../../prompt/ticker-day.ts';
import { type Facts, titled } from '../facts.ts';
import type { MarketQuestion } from '../questions/market-questions.ts';
import { change, list, price } from './format.ts';

/** A smaller move in per cent needs no reason. */
const HARDLY = 0.1;
/** A group explains a move if it moved the same way by at least this part of it. */
const EXPLAINS_MIN = 0.5;
/** Number of headlines that an answer shows. */
const HEADLINES_SHOWN = 5;

/** Formats `14:02 UTC: "Chip demand rises" (with it the price moved +3.10%)`. */
export function describeHeadline({ at, text, move_percent }: Headline, as_of: string): string {
  const day = at.slice(0, 10) === as_of.slice(0, 10) ? '' : `${at.slice(0, 10)}, `;
  const moved = move_percent === null ? '' : ` (with it the price moved ${change(move_percent)})`;
  return `${day}${at.slice(11, 16)} UTC: "${text}"${moved}`;
}

/** Says what is known of why a ticker moved today, or that nothing is. */
export function whyMoved(
  facts: Facts,
  { ticker, direction, is_today }: Extract<MarketQuestion, { kind: 'why_moved' }>,
): string {
  const day = facts.days.get(ticker);
  if (!day) return `I have no figures of **${ticker}** for today, so I know no reason.`;
  const earlier = is_today ? '' : 'I know the figures and headlines of today only. ';
  const head = `${earlier}${titled(facts, ticker)} is at ${price(day.price)}, ${change(day.percent)} today.${premise(day, direction)}`;
  const headlines = headlinesOf(facts, ticker);
  const lines = [
    ...headlines
      .slice(0, HEADLINES_SHOWN)
      .map((headline) => `Headline, ${describeHeadline(headline, facts.portfolio.as_of)}`),
    `Today between ${price(day.low)} and ${price(day.high)}, opened at ${price(day.open)}`,
    ...(day.market ? [`The market (${day.market.name}): ${change(day.market.percent)} today`] : []),
    ...(day.sector
      ? [
          `Its sector, ${day.sector.name}: ${change(day.sector.percent)} on average, over ${day.sector.instruments} others`,
        ]
      : []),
    day.relative_volume === null
      ? 'Volume: what is usual is not known'
      : `Volume: ${day.relative_volume.toFixed(2)} times the usual at this time of the day`,
  ];
  return `${head}\n\n${list(lines)}\n\n${conclusion(day, headlines.length)}`;
}

const headlinesOf = ({ headlines, portfolio }: Facts, ticker: string): readonly Headline[] =>
  headlines.filter(
    (headline) =>
      headline.ticker === ticker && headline.at.slice(0, 10) === portfolio.as_of.slice(0, 10),
  );

/** Corrects a question that has it the wrong way around. */
function premise({ percent }: TickerDay, direction: 'up' | 'down' | null): string {
  if (direction === null || Math.abs(percent) < HARDLY) return '';
  const is = percent < 0 ? 'down' : 'up';
  return is === direction ? '' : ` So it is ${is} today, not ${direction}.`;
}

function conclusion({ ticker, percent, market, sector }: TickerDay, headlines: number): string {
  if (Math.abs(percent) < HARDLY)
    return 'It has hardly moved today, so there is nothing to explain.';
  if (headlines > 0) {
    return `The ${headlines === 1 ? 'headline is the only reason' : 'headlines are the only reasons'} that I know; whether there are others, I cannot tell.`;
  }
  if (ticker === MARKET_FUND) {
    return `${MARKET_FUND} stands for the market. No headline of it is kept from today, so I know no reason.`;
  }
  const explains = (group: GroupMove | null): group is GroupMove =>
    group !== null && group.percent / percent >= EXPLAINS_MIN;
  if (explains(sector)) return 'No headline of it is kept from today. It moved with its sector.';
  if (explains(market)) return 'No headline of it is kept from today. It moved with the market.';
  return 'No headline of it is kept from today, and neither the market nor its sector moved like it: I know no reason.';
}

/** Lists the newest headlines of a ticker, or of all that is held and watched. */
export function news(
  { headlines, portfolio, has_headlines }: Facts,
  { ticker }: Extract<MarketQuestion, { kind: 'news' }>,
): string {
  if (!has_headlines) return 'The source of the prices brings no headlines, so I have none.';
  const of = ticker === null ? 'of what you hold and watch' : `of **${ticker}**`;
  const meant = headlines.filter((headline) => ticker === null || headline.ticker === ticker);
  if (meant.length === 0) return `No headline ${of} is kept.`;
  const lines = meant
    .slice(0, HEADLINES_SHOWN)
    .map((headline) => `**${headline.ticker}**, ${describeHeadline(headline, portfolio.as_of)}`);
  return `The newest headlines ${of}:\n\n${list(lines)}`;
}
