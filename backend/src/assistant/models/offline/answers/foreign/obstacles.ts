import type { Sentences } from '../../../../languages/catalog.ts';
import type { Obstacle } from '../../../../reading/command.ts';
import { type Facts, titled } from '../../facts.ts';
import type { Doubt } from '../../intent.ts';
import { price, shares } from '../format.ts';

/** Asks a question in another language, or says why nothing is done. */
export function obstacleIn(obstacle: Obstacle | Doubt, facts: Facts, say: Sentences): string {
  switch (obstacle.kind) {
    case 'how_many':
      return say.how_many(obstacle.ticker, priceOf(facts, obstacle.ticker));
    case 'which': {
      const names = obstacle.candidates.map((ticker) => titled(facts, ticker)).join(', ');
      return say.which_name(obstacle.typed, names);
    }
    case 'no_such':
      return say.no_such(obstacle.typed);
    case 'no_referent':
      return say.which_position(held(facts));
    case 'which_ticker':
      return obstacle.side === 'sell' ? say.which_position(held(facts)) : say.which_to_buy;
    case 'limit_or_stop':
      return say.limit_or_stop(obstacle.ticker, price(obstacle.price.valueOf()));
    case 'stop_or_trail':
      return say.stop_or_trail(`${obstacle.percent.valueOf()}%`);
    case 'stop_at_what':
      return say.stop_at_what(obstacle.ticker);
    case 'part_of_which':
      return say.cash_or_share(obstacle.ticker);
    case 'thousands':
      return say.shares_or_dollars(obstacle.typed);
    case 'price_or_quantity':
      return say.price_or_quantity;
    case 'two_numbers':
      return say.two_numbers(obstacle.typed);
    case 'no_amount':
      return say.no_amount;
    case 'unclear':
      return say.unclear(obstacle.typed);
    case 'mixed':
      return say.mixed;
    case 'told':
      return say.told;
    case 'only_now':
      return say.only_now;
    case 'open':
      return say.open;
    case 'negated':
      return say.negated;
    case 'taken_back':
      return say.taken_back;
    default:
      return say.unclear('typed' in obstacle ? obstacle.typed : '…');
  }
}

const priceOf = ({ prices }: Facts, ticker: string): string | null => {
  const latest = prices.get(ticker);
  return latest ? price(latest.price) : null;
};

const held = ({ portfolio: { positions } }: Facts): string =>
  positions.map(({ ticker, quantity }) => `${shares(quantity)} ${ticker}`).join(', ');
