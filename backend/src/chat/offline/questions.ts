import type { Question, Topic } from './intent.ts';
import type { Token } from './lexer.ts';
import { readOrders } from './orders.ts';
import { readPlan } from './plans.ts';
import { mentioned, nameAt, type Vocabulary } from './vocabulary.ts';

/** What the words of a question point at; the first that fits wins. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    'confirmation',
    /^(yes|yep|yeah|ok|okay|sure|do it|go ahead|confirm|confirmed|go for it|yes please)$/,
  ],
  ['thanks', /\b(thanks|thank you|thx|cheers|great|perfect|awesome|well done)\b/],
  [
    'order_types',
    /\b((limit|stop|market|trailing|bracket|conditional|stop loss) orders?|stop loss(es)?|take profit orders?|options|short (sell|sale|selling|sales|it|stocks?)|shorting|margin|leverage|(buy|trade) crypto|order types?)\b/,
  ],
  ['costs', /\b(fees?|commissions?|cost of trading|trading costs?|real money|slippage)\b/],
  [
    'terms',
    /\b((what (is|does|are)|whats|explain|define|meaning of)( an?| the)? (unreali[sz]ed|reali[sz]ed|drawdown|volatility|sharpe|weights?|cost basis|p&l|pnl)( (profit|profits|p&l|pnl|ratio|mean|gains?|losses|return))*)$/,
  ],
  ['limits', /\b(limits?|allowed to|settings|kill switch|are you halted|read only|allowances?)\b/],
  ['help', /\b(help|what can you do|who are you|how do (i|you) (use|work)|commands?|examples?)\b/],
  [
    'explain',
    /\b((explain|describe|analy[sz]e|review|assess|walk me through|break down|tell me about) (me )?(my|the) (portfolio|positions|holdings|account|investments)|analysis of my|rundown|health check)\b/,
  ],
  [
    'drawdown',
    /\b(draw ?downs?|(biggest|largest|worst|max\w*) (fall|drop|dip|decline)|from (my |the |its )?peak)\b/,
  ],
  ['risk', /\b(risk\w*|volatil\w*|sharpe|how safe|at stake)\b/],
  ['realized', /\b(?<!un)reali[sz]ed\b|\b(closed trades|from (my )?sales|locked in)\b/],
  [
    'day',
    /\b((today|day|daily|todays)\b.*\b(change|changed|performance|profit|gain|gains|loss|doing|done|p&l|pnl|move|made|up|down|results?)|(change|changed|performance|profit|gain|loss|how am i doing|how did i do|made|make|up|down|portfolio|lost) .*today|days change)\b/,
  ],
  [
    'allocation',
    /\b(allocat\w*|weights|breakdown|split between|where is my money|how is my money|by sector|sectors?|distribution)\b/,
  ],
  [
    'concentration',
    /\b(concentrat\w*|diversif\w*|weight|weighted|exposure|exposed|(biggest|largest|main|top) (position|holding)s?|all in one)\b/,
  ],
  ['watchlist', /\b(watch ?list|watching|movers?|moving|market|whats hot)\b/],
  ['winners', /\b(winners?|best|gainers?|(top|strongest) performers?)\b/],
  ['losers', /\b(losers?|worst|laggards?|weakest|losing|drag\w*)\b/],
  [
    'profit',
    /\b(profit\w*|p&l|p \/ l|pnl|p and l|gains?|gained|loss|losses|lost|made|making|earn\w*|returns?|performance|performing|reali[sz]ed|unreali[sz]ed|up or down|in the (red|green|black))\b/,
  ],
  [
    'cash',
    /\b(cash|buying power|purchasing power|(money|dollars?) (left|available|do i have)|balance|can i (still )?spend|much money|left to spend)\b/,
  ],
  [
    'summary',
    /\b(how am i|how are we|how ?i?s it going|how did i do|portfolio|positions?|holdings?|summary|overview|status|net worth|worth|total value|value|account|do i (own|have|hold)|my stocks|doing)\b/,
  ],
  ['greeting', /^(hi|hello|hey|howdy|yo|good (morning|afternoon|evening)|greetings)\b/],
];

const ADVICE =
  /\b(should|shall|recommend\w*|good (time|idea|buy)|bad idea|worth (buying|selling)|think (of|about)|opinion|advice|advise|suggest\w*|overvalued|undervalued|better|will .* (go|rise|fall|drop)|predict\w*|forecast)\b/;
const TRADING = /\b(buy|sell|invest|hold|purchase)\b/;
const WHAT_IF = /\b(what (would )?happens? if|what if|what would .* if|if i|suppose|imagine)\b/;
const VOLATILE =
  /\b(volatil\w*|risky|risk|swing\w*|fluctuat\w*|jumpy|stable|how much does .* move)\b/;
const AFFORDABLE = /\b(afford|how (many|much) .*can i (buy|get|purchase)|can i buy)\b/;
/** Where a name stands in questions whose words are otherwise everyday ones. */
const NAME_SLOTS =
  /\b(?:price of|quote (?:for|of|on)|price for|about|hows|how is|how are|whats|what is|is|much is|on) (?:the |my )?(\S+)(?: (?:doing|at|trading|now|today|stock|shares|share|price|position|worth|cost)\b.*)?$/;

const PAST_TO_BASE: Readonly<Record<string, string>> = {
  sold: 'sell',
  bought: 'buy',
  purchased: 'purchase',
  closed: 'close',
  dumped: 'dump',
  invested: 'invest',
  spent: 'spend',
  put: 'put',
  trimmed: 'trim',
  rebalanced: 'rebalance',
  rebalance: 'rebalance',
  doubled: 'double',
  double: 'double',
  halved: 'halve',
  cut: 'cut',
  made: 'make',
};

/** Reads a sentence as a question. Nothing it returns leads to an action. */
export function readQuestion(tokens: readonly Token[], vocabulary: Vocabulary): Question {
  const text = tokens
    .filter(({ kind }) => kind !== 'quoted')
    .map(({ word }) => word)
    .join(' ')
    .trim();
  const tickers = mentioned(tokens, vocabulary);
  const [ticker] = tickers;
  const supposed = WHAT_IF.test(text) ? suppose(tokens, vocabulary) : undefined;
  if (supposed) return supposed;
  if (ticker && VOLATILE.test(text)) return { kind: 'volatility', ticker };
  if (ticker && AFFORDABLE.test(text)) return { kind: 'affordable', ticker };
  if (ADVICE.test(text) || (ticker && TRADING.test(text))) return { kind: 'advice', tickers };
  if (ticker) return { kind: 'ticker', ticker };

  const topic = TOPICS.find(([, words]) => words.test(text))?.[0];
  const named =
    topic === undefined || topic === 'summary' ? slot(text, tokens, vocabulary) : undefined;
  if (named) return named;
  return topic ? { kind: 'topic', topic } : { kind: 'not_understood' };
}

/** The order in "what if I sold half my AAPL", as if it were commanded. */
function suppose(tokens: readonly Token[], vocabulary: Vocabulary): Question | undefined {
  const verb = tokens.findIndex(({ word }) => word in PAST_TO_BASE || TRADING.test(word));
  if (verb < 0) return undefined;
  const commanded = tokens.slice(verb).map((token) => {
    const word = PAST_TO_BASE[token.word] ?? token.word;
    return { ...token, word };
  });
  const reading = readPlan(commanded, vocabulary) ?? readOrders(commanded, vocabulary);
  return reading?.ok ? { kind: 'what_if', commands: reading.commands } : undefined;
}

/** "how is target doing", "price of disny": a name where one is expected. */
function slot(
  text: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): Question | undefined {
  const word = NAME_SLOTS.exec(text)?.[1];
  const at = tokens.findLastIndex((token) => token.word === word);
  const [token] = tokens.slice(at, at + 1);
  if (word === undefined || at < 0 || token?.kind !== 'word') return undefined;
  const found = nameAt(tokens, at, vocabulary)?.found ?? vocabulary.misspelt(word);
  return found.kind === 'one' ? { kind: 'ticker', ticker: found.ticker } : undefined;
}
