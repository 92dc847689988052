/** A word of the trade, explained in one or two sentences of ordinary English. */
export interface GlossaryEntry {
  /** Its name, which marks it in the page: `data-term="time in force"`. */
  readonly term: string;
  /** Other names and abbreviations, in lower case. */
  readonly names?: readonly string[];
  readonly sentence: string;
}

export const GLOSSARY = [
  {
    term: 'market order',
    names: ['market', 'mkt'],
    sentence:
      'Buys or sells at once at the best price there is. You know that it is filled, not at which price.',
  },
  {
    term: 'limit',
    names: ['limit order', 'limit price', 'lmt'],
    sentence:
      'The worst price you accept. A limit order waits until the market offers that price or a better one.',
  },
  {
    term: 'stop',
    names: ['stop order', 'stop price', 'stp', 'stop limit'],
    sentence:
      'A price that starts the order. Once the market reaches it, the order becomes a market order, or with a limit a limit order.',
  },
  {
    term: 'trailing stop',
    names: ['trail', 'trailing'],
    sentence:
      'A stop that follows the price at a distance, in dollars or percent, and never moves back. It locks in part of a gain.',
  },
  {
    term: 'stop loss',
    names: ['sl', 'protect', 'protection'],
    sentence:
      'An order that sells what you hold if its price falls to a level, so that the loss stays limited.',
  },
  {
    term: 'take profit',
    names: ['tp', 'target', 'profit target'],
    sentence: 'An order that sells what you hold once its price has risen to a level.',
  },
  {
    term: 'bracket',
    names: ['exits', 'oco', 'bracket order'],
    sentence:
      'A purchase with a take profit and a stop loss attached. When one of the two is filled, the other is canceled.',
  },
  {
    term: 'time in force',
    names: ['tif', 'gtc', 'gtd', 'ioc', 'fok', 'day order'],
    sentence:
      'How long an order stays open: for the day, until canceled (GTC), until a date (GTD), or only at once (IOC; FOK if it must be filled whole).',
  },
  {
    term: 'post only',
    sentence:
      'The order is refused if it would be filled at once. It only joins the waiting orders of the book.',
  },
  {
    term: 'reduce only',
    sentence: 'The order may only make a position smaller; it never opens or enlarges one.',
  },
  {
    term: 'risk in r',
    names: ['r', 'risk', 'r multiple', '1r'],
    sentence:
      'R is what a trade loses if its stop loss is reached. A gain of 2R is twice that amount.',
  },
  {
    term: 'spread',
    sentence:
      'The difference between the price to buy at (ask) and the price to sell at (bid). Buying and selling at once costs it.',
  },
  {
    term: 'bid',
    sentence:
      'The highest price that somebody offers to pay now: what you get if you sell at once.',
  },
  {
    term: 'ask',
    names: ['offer'],
    sentence:
      'The lowest price that somebody offers to sell at now: what you pay if you buy at once.',
  },
  {
    term: 'slippage',
    names: ['impact', 'market impact'],
    sentence:
      'The difference between the price you saw and the price you got, because the price moved or the order took more than the best price offered.',
  },
  {
    term: 'fill',
    names: ['filled', 'execution'],
    sentence:
      'What the market gave an order: a number of shares at a price. An order can be filled in several parts.',
  },
  {
    term: 'order book',
    names: ['book', 'depth', 'ladder', 'dom'],
    sentence:
      'The orders that wait to buy and to sell, by price. The ladder shows it as one row for each price.',
  },
  {
    term: 'queue',
    names: ['ahead', 'queue position'],
    sentence:
      'Orders at the same price are filled in the order in which they came. The number is how many shares are ahead of yours.',
  },
  {
    term: 'tape',
    names: ['time and sales', 'prints'],
    sentence: 'The list of the trades of the market: when, at which price and how many shares.',
  },
  {
    term: 'set aside',
    names: ['reserved', 'buying power', 'free cash'],
    sentence: 'Cash or shares that your open orders need. What is left is free for another order.',
  },
  {
    term: 'average cost',
    names: ['avg cost', 'cost basis', 'cost'],
    sentence: 'What you paid for a share on average, over all purchases that you still hold.',
  },
  {
    term: 'unrealized profit',
    names: ['unrealized', 'p&l', 'pnl', 'unrealised', 'open profit'],
    sentence:
      'What you would gain or lose if you sold everything now. It changes with the price until you sell.',
  },
  {
    term: 'realized profit',
    names: ['realized', 'realised'],
    sentence:
      'What sales have gained or lost against the average cost, after fees. It no longer changes.',
  },
  {
    term: 'drawdown',
    names: ['max drawdown', 'largest drawdown'],
    sentence:
      'How far the value has fallen from its highest point before. It says how bad the worst time was.',
  },
  {
    term: 'volatility',
    sentence:
      'How much the value moves up and down in a year, in percent. More means less certain.',
  },
  {
    term: 'sharpe ratio',
    names: ['sharpe'],
    sentence:
      'Return for each unit of volatility, a year. Above 1 is good; below 0 the account lost money.',
  },
  {
    term: 'benchmark',
    names: ['watchlist curve'],
    sentence:
      'What to compare with: the same cash spread evenly over your watchlist at the start, and left alone.',
  },
  {
    term: 'fill profile',
    names: ['ideal', 'realistic', 'harsh'],
    sentence:
      'How strictly the simulated market fills orders: ideal at the last price, realistic from the book with fees, harsh worse than that.',
  },
  {
    term: 'weight',
    sentence: 'The share of a position in the value of the whole portfolio.',
  },
  {
    term: 'paper account',
    names: ['paper', 'paper trading', 'simulated'],
    sentence:
      'An account with play money. Prices and fills behave as in a market, but nothing is bought or sold in the real one.',
  },
] as const satisfies readonly GlossaryEntry[];

export type TermName = (typeof GLOSSARY)[number]['term'];

/** Returns the entry of a term by its name or another name of it, in any case; undefined if there is none. */
export function entryOf(word: string): GlossaryEntry | undefined {
  const wanted = word.trim().toLowerCase().replace(/s$/, '');
  const entries: readonly GlossaryEntry[] = GLOSSARY;
  return entries.find(({ term, names = [] }) =>
    [term, ...names].some((name) => name.replace(/s$/, '') === wanted),
  );
}
