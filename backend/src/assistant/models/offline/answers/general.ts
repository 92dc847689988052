import type { Topic } from '../intent.ts';
import { list } from './format.ts';

const EXAMPLES = list([
  '"buy 2 NVDA", "put $500 into MSFT", "sell half my TSLA"',
  '"buy 2 NVDA at 170", "if TSLA falls below 200, sell half", "cancel my orders"',
  '"watch PYPL", "stop watching NFLX"',
  '"how am I doing?", "show my positions", "what is my biggest position?", "how much cash do I have?"',
  '"rebalance to equal weights", "trim my biggest position to 20%", "sell my losers"',
  '"no, I meant 5", "the same for MSFT", "undo that"',
  '"why did NVDA move today?", "morning brief", "how was my day?"',
  '"how is my NVDA doing?", "how volatile is it?", "what if I sold half my AAPL?"',
]);

export const NOT_UNDERSTOOD = `I did not understand that. I am the built-in assistant and read plain requests like these:\n\n${EXAMPLES}`;

/** Fixed answers without figures. */
export const GENERAL: Partial<Record<Topic, string>> = {
  help: `I answer from your own portfolio, and place orders when you ask. For instance:\n\n${EXAMPLES}`,
  greeting: `Hello. I can look after your paper portfolio. Try:\n\n${EXAMPLES}`,
  thanks: 'You are welcome.',
  confirmation:
    'I do not know what to confirm. Say it in full, for instance "buy 2 NVDA". What waits for your approval is approved on its card.',
  order_types: `I place these orders:\n\n${list([
    '**market**: "buy 2 NVDA"; fills at once, at the price of that moment',
    '**limit**: "buy 2 NVDA at 170"; fills at a price of your choosing or better, and rests until then',
    '**stop**: "if NVDA falls below 170, sell half", "stop loss at 170 on my NVDA"; trades at the market once its price comes, after a gap at the price behind it',
    '**trailing stop**: "trailing stop 5% on my TSLA"; its stop follows the best price',
    '**exits**: "buy 2 NVDA at 170 with stop 160 and target 200", "take profit at 200 and stop at 170 on my AAPL"',
  ])}\n\nThey work for the day unless you add "good till canceled". Say "what orders are open?", "change my NVDA limit to 165" or "cancel my orders". Not on offer are orders for a time of day or again and again, short sales, options and credit.`,
  who: 'I am the built-in assistant of FinAlly, a program without a language model. I answer from your own account and place orders when you ask.',
  language:
    'I read English, Spanish, German, French and Portuguese. I did nothing: say it in one of them, for instance "buy 2 NVDA".',
  settings:
    'What I may do is changed in the assistant settings, next to the name of this panel, and F8 pauses me. By word I can only be paused ("stop trading") or set to read only ("read only").',
  reset:
    'I cannot reset the portfolio. You can: press "/" and type "reset", which archives the trades and starts anew.',
  export:
    'I cannot make files. The blotter has a button that downloads all your trades as CSV for a spreadsheet.',
  chart: 'Say of which instrument, for instance "chart TSLA 5m" or "compare AAPL and MSFT".',
  new_watchlist:
    'I cannot make watchlists, only add tickers to one and take them off. Make a list in the watchlist panel, in the menu of its name.',
  no_source:
    'I do not know that: I have no source for it. I know your account, prices, and what they did lately.',
  costs:
    'Trades cost nothing here: no commission and no fee. A market order fills at the price that is shown. It is a paper portfolio, so no real money moves.',
  basics: `In short:\n\n${list([
    '**stock, share**: a part of a company; its price is what others pay for it now',
    '**ETF, index fund**: one share of a whole basket of stocks, so that no single company decides',
    '**order**: what you ask for; a market order trades at once, a limit order only at your price or better',
    '**stop loss**: an order that sells once the price has fallen to it, to bound a loss',
  ])}\n\nThis is a paper portfolio: no real money moves, so mistakes cost nothing. To begin, look at a chart, buy a small amount, for instance "buy 1 SPY", and ask "how am I doing?". What to buy is yours to decide; I do not advise.`,
  terms: `The words in short:\n\n${list([
    '**unrealized profit**: market value of what you hold less what you paid for it',
    '**realized profit**: what your sales brought beyond what those shares had cost',
    '**weight**: the share of one position in your total value, cash included',
    '**drawdown**: the fall of your total value from an earlier peak',
    '**volatility**: how much a value swings, as a standard deviation of returns for a year',
    '**Sharpe ratio**: average return over volatility',
  ])}`,
};
