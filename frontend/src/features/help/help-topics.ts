/** A topic of `HELP`: a sentence, and lines to try. */
export interface HelpTopic {
  /** Its word behind `HELP`. */
  readonly name: string;
  /** Other words for it. */
  readonly words: readonly string[];
  readonly sentence: string;
  /** Lines of the command line, each with its meaning. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    name: 'orders',
    words: ['order', 'buy', 'sell', 'trade', 'trading'],
    sentence:
      'Write the side, the amount and the ticker. The line shows the price, the cost and the cash after before Enter sends anything.',
    examples: [
      ['BUY 5 NVDA', 'Five shares at the market'],
      ['BUY $500 AAPL', 'Shares worth 500 dollars'],
      ['SELL HALF TSLA', 'Half of what you hold'],
      ['BUY 5 NVDA LMT 187.50', 'At 187.50 or better'],
      ['CLOSE TSLA', 'Sell all of a holding'],
      ['CANCEL ALL', 'Cancel the open orders, after a question'],
    ],
  },
  {
    name: 'stops',
    words: ['stop', 'exits', 'exit', 'protect', 'bracket', 'trailing', 'limit'],
    sentence:
      'A stop sells if the price falls, a take profit if it rises. Both can be part of a purchase, or follow later.',
    examples: [
      ['PROTECT NVDA 5%', 'Sell if it falls by 5% from here'],
      ['TP NVDA 10%', 'Sell if it rises by 10% from here'],
      ['SELL ALL NVDA TRAIL 2%', 'A stop that follows 2% below the highest price'],
      ['BUY 5 NVDA LMT 187.50 TP 195 SL 182', 'A purchase with both exits'],
      ['MOVE NVDA STOP TO 180', 'Change the price of an open stop'],
    ],
  },
  {
    name: 'chart',
    words: [
      'charts',
      'interval',
      'indicators',
      'indicator',
      'compare',
      'draw',
      'drawing',
      'drawings',
    ],
    sentence:
      'Write a ticker to see its chart; an interval, an indicator or a second ticker adds to it.',
    examples: [
      ['CHART MSFT 5M', 'Bars of five minutes'],
      ['EMA 20', 'Add an indicator with its length'],
      ['COMPARE MSFT', 'A second ticker in percent'],
      ['LAYOUT 4', 'Four charts'],
      ['CLEAR DRAWINGS', 'Delete the lines of the ticker shown'],
    ],
  },
  {
    name: 'alerts',
    words: ['alert', 'alarm', 'notify', 'notification'],
    sentence:
      'The server watches the price and tells you once when it gets there, even while the page is closed.',
    examples: [
      ['ALERT NVDA ABOVE 250', 'Once it is above a price'],
      ['ALERT NVDA 5%', 'Once it has moved by 5% up or down'],
      ['ALERT BELOW 300', 'The ticker shown, below a price'],
    ],
  },
  {
    name: 'watchlist',
    words: ['watch', 'list', 'lists', 'tickers'],
    sentence:
      'The watchlist follows the prices that matter to you. Its rows can be sorted, moved and grouped in lists.',
    examples: [
      ['WATCH PYPL', 'Put a ticker on the list'],
      ['UNWATCH PYPL', 'Take it off again'],
      ['MOVERS', 'Sort by the change of the day'],
    ],
  },
  {
    name: 'assistant',
    words: ['ask', 'ai', 'chat', 'agent', 'bot', 'pause', 'halt'],
    sentence:
      'Ask about your account in your own words, or say what to trade. Every action leaves a receipt.',
    examples: [
      ['ASK how am I doing?', 'A question about the account'],
      ['ASK rebalance to equal weights', 'Something to be done'],
      ['PAUSE', 'It does nothing more until you resume it'],
    ],
  },
  {
    name: 'account',
    words: ['portfolio', 'cash', 'positions', 'performance', 'trades', 'reset'],
    sentence:
      'Cash, positions and all trades are on the server. Starting over archives the trades and asks first.',
    examples: [
      ['CASH', 'How much is available'],
      ['EXPORT', 'All trades as a file'],
      ['RESET', 'Start over with the starting cash'],
    ],
  },
  {
    name: 'panels',
    words: ['panel', 'desk', 'layout', 'workspace', 'workspaces', 'ladder', 'tape', 'theme'],
    sentence:
      'Panels are moved by their tabs, hidden, maximized and opened again. A workspace keeps an arrangement.',
    examples: [
      ['LADDER MSFT', 'The order book by price'],
      ['TAPE MSFT', 'The trades of the market'],
      ['LIGHT MODE', 'The light theme'],
    ],
  },
  {
    name: 'shortcuts',
    words: ['shortcut', 'key', 'keys', 'keyboard', 'hotkeys'],
    sentence:
      'Every function has a name and most have a key; the list shows them, and each key can be changed.',
    examples: [
      ['SHORTCUTS', 'The list, to search and to change'],
      ['ORDER KEYS', 'Let keys place orders, until the page is loaded again'],
      ['UNDO', 'Undo the last change'],
    ],
  },
];

/** Returns the topic that a word names. */
export const topicOf = (word: string): HelpTopic | undefined =>
  HELP_TOPICS.find(({ name, words }) => name === word || words.includes(word));
