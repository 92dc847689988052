/** A verb with its description for the help and the completion. */
export interface Verb {
  verb: string;
  usage: string;
  meaning: string;
  /** Its aliases. They need an argument: alone they are left to other commands. */
  aliases?: readonly string[];
}

export const VERBS: readonly Verb[] = [
  {
    verb: 'BUY',
    usage: 'BUY 5 NVDA \u00b7 BUY 5 NVDA LMT 187.50 TP 195 SL 182',
    meaning: 'Buy at the market, or at a price',
    aliases: ['B'],
  },
  {
    verb: 'SELL',
    usage: 'SELL HALF TSLA \u00b7 SELL ALL TSLA STP 300',
    meaning: 'Sell at the market, or at a price',
    aliases: ['S'],
  },
  {
    verb: 'CLOSE',
    usage: 'CLOSE TSLA \u00b7 CLOSE HALF TSLA \u00b7 CLOSE ALL',
    meaning: 'Sell all of a holding, or everything',
    aliases: ['FLATTEN', 'LIQUIDATE'],
  },
  {
    verb: 'CANCEL',
    usage: 'CANCEL AAPL \u00b7 CANCEL LAST \u00b7 CANCEL ALL',
    meaning: 'Cancel open orders',
  },
  {
    verb: 'MOVE',
    usage: 'MOVE NVDA STOP TO 180',
    meaning: 'Change the price of an open order',
    aliases: ['CHANGE', 'MODIFY'],
  },
  {
    verb: 'PROTECT',
    usage: 'PROTECT NVDA 180 \u00b7 SL NVDA 2% \u00b7 TP NVDA 220',
    meaning: 'Sell a holding if it falls, or at a profit',
  },
  { verb: 'WATCH', usage: 'WATCH PYPL', meaning: 'Put on the watchlist', aliases: ['ADD'] },
  {
    verb: 'UNWATCH',
    usage: 'UNWATCH PYPL',
    meaning: 'Take off the watchlist',
    aliases: ['REMOVE'],
  },
  { verb: 'CHART', usage: 'CHART MSFT 5M', meaning: 'Show a chart', aliases: ['SHOW'] },
  { verb: 'LADDER', usage: 'LADDER MSFT', meaning: 'Show the price ladder', aliases: ['DOM'] },
  { verb: 'TAPE', usage: 'TAPE MSFT', meaning: 'Show time and sales' },
  { verb: 'NEWS', usage: 'NEWS MSFT', meaning: 'Show the headlines of a ticker' },
  { verb: 'COMPARE', usage: 'COMPARE MSFT', meaning: 'Compare the chart with a ticker' },
  {
    verb: 'ALERT',
    usage: 'ALERT NVDA ABOVE 200 \u00b7 ALERT NVDA 5%',
    meaning: 'Set a price alert',
  },
  { verb: 'ASK', usage: 'ASK how am I doing', meaning: 'Ask the assistant' },
  { verb: 'UNDO', usage: 'UNDO', meaning: 'Undo the last change' },
  { verb: 'RESET', usage: 'RESET', meaning: 'Start over with the starting cash' },
  { verb: 'HELP', usage: 'HELP ORDERS \u00b7 HELP DRAWDOWN', meaning: 'Explain a topic or a word' },
];

const ALIASES: ReadonlyMap<string, string> = new Map(
  VERBS.flatMap(({ verb, aliases = [] }) => aliases.map((alias) => [alias, verb] as const)),
);

/** Returns the verb that a word is, or is an alias of. */
export const verbOf = (word: string): string => ALIASES.get(word) ?? word;

export const isAlias = (word: string): boolean => ALIASES.has(word);

const EVERYTHING = new Set(['ALL', 'EVERYTHING', 'POSITIONS', 'HOLDINGS', 'STOCKS', 'SHARES']);

/**
 * Returns whether a line asks to sell all positions: `CLOSE ALL`, `SELL EVERYTHING`, `FLATTEN`.
 * `SELL ALL ALL` sells the shares of Allstate, whose ticker is ALL.
 */
export function sellsEverything(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  const objects = rest.filter((word) => word !== 'MY' && word !== 'OF' && word !== 'THE');
  if (!objects.every((word) => EVERYTHING.has(word))) return false;
  if (objects.length === 0) return first === 'FLATTEN' || first === 'LIQUIDATE';
  // `SELL ALL` without a ticker sells all shares of the selected ticker.
  if (first === 'SELL')
    return rest.includes('EVERYTHING') || objects.some((word) => word !== 'ALL');
  return verbOf(first) === 'CLOSE';
}
