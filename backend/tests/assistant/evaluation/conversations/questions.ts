import { asks, HOLDS, type Row, talk } from '../building.ts';

const FIGURE = /\$\d/;

/** Questions about the account, the market and the program. */
export const QUESTIONS: readonly Row[] = [
  asks('the state of things', 'how am I doing?', /\$10,000|10000/),
  asks('the state in other words', 'give me a summary of my account', FIGURE),
  asks('cash', 'how much cash do I have?', /\$\d,\d{3}\.\d\d|\d{4}/),
  asks('buying power', 'what can I still spend?', FIGURE),
  asks('positions', 'show my positions', /AAPL[\s\S]*NVDA|NVDA[\s\S]*AAPL/),
  asks('positions as a table', 'show my positions as a table', /\|\s*AAPL/),
  asks('allocation', 'what is my allocation?', /AAPL[\s\S]*%/),
  asks('sectors', 'how am I split by sector?', /%/),
  asks('concentration', 'what is my biggest position?', /AAPL|NVDA|TSLA/),
  asks('profit', 'am I up or down?', FIGURE),
  asks('realized profit', 'how much profit have I realized?', /\$0|zero|no realized|nothing/i),
  asks('the day', 'how am I doing today?', /%/),
  asks('winners', 'who are my winners?', /positions|winners|none/i),
  asks('losers', 'what are my worst positions?', /positions|losers|none/i),
  asks('drawdown', 'what was my largest drawdown?', /drawdown/i),
  asks('risk', 'how risky is my portfolio?', /%/),
  asks('a price', 'what is NVDA at?', /NVDA[\s\S]*\d/),
  asks('a position', 'how is my TSLA doing?', /TSLA[\s\S]*6/),
  asks('a cost', 'what did I pay for AAPL?', FIGURE),
  asks('what can be bought', 'how many JPM can I buy?', /JPM/),
  asks('volatility', 'how volatile is NVDA?', /NVDA/),
  asks('limit orders', 'what is a limit order, and can I place one here?', /limit/i),
  asks('order types', 'what order types do you support?', /stop/i),
  asks('costs', 'what does a trade cost?', /commission|fee|cost/i),
  asks('a word explained', 'what is drawdown?', /peak|fall/i),
  asks('a beginner', 'I am new to trading, how do I start?', /order|stock/i),
  asks('the movers', 'what is moving today?', /%/),
  asks('limits', 'what are your limits?', /message/i),
  asks('open orders', 'what orders are open?', /no open orders/i),
  asks('the last trades', 'show my last trades', /AAPL/),
  asks('who answers', 'who are you?', /assistant/i),
  asks('help', 'what can you do?', /buy 2 NVDA/),
  asks('what has no source', 'what is the P/E of NVDA?', /source|not know/i),
  asks('taxes', 'how much tax do I owe?', /source|not know/i),
  {
    name: 'an order in the past',
    holds: HOLDS,
    turns: [{ says: 'why was I filled at that price?', mentions: /fill/i, tells_of_past: true }],
  },
  asks('nonsense', 'colorless green ideas sleep furiously', /not understand|sure/i),
  asks('courtesy', 'thank you!', /welcome/i),
  talk('a greeting', ['hello']),
];

/** Requests to see something: they do nothing, and the page draws it. */
export const VIEWS: readonly Row[] = [
  asks('a chart', 'chart MSFT 5m', /MSFT/),
  asks('a chart in a sentence', 'show me a chart of NVDA', /NVDA/),
  asks('a comparison', 'compare AAPL and MSFT', /AAPL[\s\S]*MSFT/),
  asks('a panel', 'open the blotter', /blotter/),
  asks('orders as a table', 'show my orders as a table', /open orders/i),
  asks('a chart in Spanish', 'muéstrame el gráfico de NVDA', /Muestro[\s\S]*NVDA/),
  asks('a comparison in German', 'vergleiche AAPL mit MSFT', /Ich zeige[\s\S]*MSFT/),
];

/** What would happen, and what happened. */
export const SCENARIOS: readonly Row[] = [
  asks('a fall of one', 'what if NVDA falls 10%?', /NVDA[\s\S]*lose/i),
  asks('a rise of one', 'what if AAPL rises 10%?', /AAPL[\s\S]*gain/i),
  asks('a price of one', 'what if AAPL goes to 150?', /\$150/),
  asks('a fall of the market', 'what happens to my portfolio if the market drops 5%?', /-5\.00%/),
  asks('a fall of a sector', 'what if tech falls 20%?', /sector|Technology/i),
  asks('a fall of what is not held', 'what if MSFT falls 10%?', /hold no/i),
  asks('arithmetic and no forecast', 'what if TSLA falls 50%?', /not a forecast/i),
  asks('trades reviewed', 'review my trades', /trade|sold/i),
  asks('a hit rate', 'what is my hit rate?', /sold|sale/i),
  asks('fees paid', 'how much did I pay in fees?', /\$/),
  asks('a best trade', 'what was my best trade?', /sold|sale/i),
  asks('profit by ticker', 'profit by ticker', /AAPL/),
  asks('a holding time', 'how long do I usually hold?', /sold|held/i),
  asks('had I held', 'what would have happened had I held my AAPL?', /AAPL/),
  talk('a review after a sale', ['sell 2 AAPL', 'sell 2 AAPL'], ['review my trades']),
  talk('a stop in the past', ['what would a stop at 10 on NVDA have done?']),
];
