import type { Ticker } from '@finally/contract';
import type { Names } from '../../reading/language/names.ts';
import type { Piece } from '../../reading/language/pieces.ts';
import { readPieces } from '../../reading/reader.ts';
import type { Question, Topic } from './intent.ts';
import { mentioned, wordsOf } from './mentions.ts';
import { orderQuestion } from './orders/order-questions.ts';
import { briefQuestion } from './questions/brief-questions.ts';
import { marketQuestion } from './questions/market-questions.ts';
import { reviewQuestion } from './questions/review-questions.ts';
import { scenarioIn } from './questions/scenario-questions.ts';
import { viewQuestion } from './questions/view-questions.ts';
import { CANCEL } from './words.ts';

const THEM = '(?:positions|holdings|stocks|portfolio)';
/** Asks for the list of positions, not for a judgement of them. */
const POSITIONS = new RegExp(
  [
    '(?:(?:show|list|display|give|compare)(?: me)? )?(?:all )?(?:of )?(?:my|our) (?:open |current )?(?:positions|holdings|stocks)',
    '(?:open )?(?:positions|holdings)',
    'what(?: are|re|s)? (?:my|our) (?:open |current )?(?:positions|holdings)',
    '(?:what|which) (?:stocks |shares |positions )?(?:do i|am i) (?:hold|own|have|holding|owning)(?: (?:right now|now|at the moment|currently))?',
    `.* ${THEM} (?:in|as) an? table`,
    `(?:.* )?table of (?:all )?(?:of )?(?:my |the )?(?:open )?${THEM}`,
  ]
    .map((said) => `^(?:please )?${said}(?:(?: ,)? please)?$`)
    .join('|'),
);

/** The topics of questions by their words; the first match wins. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    'confirmation',
    /^(yes|yep|yeah|ok|okay|sure|do it|go ahead|confirm|confirmed|go for it|yes please)$/,
  ],
  [
    'who',
    /\b(who are you|system prompt|your (prompt|instructions)|what are you$|are you (an? )?(ai|bot|human))\b/,
  ],
  ['alerts', /\b(alerts?|alarms?|notify me|tell me when|let me know when|remind me)\b/],
  [
    'reset',
    /\b(reset|start over|start again|wipe)\b.*\b(portfolio|account|everything)\b|^(reset|start over)$/,
  ],
  ['cancel', CANCEL],
  ['export', /\b(export|download)\b/],
  [
    'chart',
    /\b(show|open|draw|plot|give)\b.{0,40} (chart|graph)\b|^(the )?(chart|graph) (of|for)\b/,
  ],
  [
    'new_watchlist',
    /\b(make|create|add|start|new)\b.{0,40} watch ?list( (called|named)\b|$)|\bnew watch ?list\b/,
  ],
  [
    'settings',
    /\b((confirm|auto|automatic|read only|approval) mode|switch to (confirm|auto|read)|resume|unhalt|kill switch (on|off))\b/,
  ],
  [
    'no_source',
    /\b(p ?\/? ?e|pe ratio|price to earnings|earnings|dividends?|tax(es)?|market cap|revenue|analyst ratings?|(best|worst) (day|week|month)|ex dividend)\b/,
  ],
  ['thanks', /\b(thanks|thank you|thx|cheers|great|perfect|awesome|well done)\b/],
  [
    'order_types',
    /\b((limit|stop|market|trailing|bracket|conditional|stop loss) orders?|stop loss(es)?|take profit orders?|difference between (?:an? |the )?(?:market|limit|stop|trailing)|options|short (sell|sale|selling|sales|it|stocks?)|shorting|margin|leverage|(buy|trade) crypto|order types?)\b/,
  ],
  [
    'costs',
    /\b(fees?|commissions?|cost of trading|(?:does|do) (?:an? )?(?:trades?|orders?) cost|trading costs?|real money|slippage)\b/,
  ],
  [
    'terms',
    /\b((what (is|does|are)|whats|explain|define|meaning of)( an?| the)? (unreali[sz]ed|reali[sz]ed|drawdown|volatility|sharpe|weights?|cost basis|p&l|pnl)( (profit|profits|p&l|pnl|ratio|mean|gains?|losses|return))*)$/,
  ],
  ['limits', /\b(limits?|allowed to|settings|kill switch|are you halted|read only|allowances?)\b/],
  ['help', /\b(help|what can you do|how do (i|you) (use|work)|commands?|examples?)\b/],
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
  ['positions', POSITIONS],
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
  ['losers', /\b(losers?|worst|laggards?|weakest|losing|drag\w*|(lost|down) (the )?most)\b/],
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
/** Asks what was traded, and not what to trade. */
const TRADED = new RegExp(
  [
    '(?:why |when )?(?:did|have) (?:you|i|we)(?: just| really| actually| already| ever)? (?:buy|sell|bought|sold|trade|traded|purchase|purchased)\\b.*',
    '(?:what|which)\\b.* (?:did|have) (?:you|i|we)(?: just| already)? (?:buy|sell|bought|sold|trade|traded)\\b.*',
    '(?:was|were|is|are) (?:my|the|that|this) (?:last |latest )?(?:orders?|trades?|purchases?|sales?)(?: already)? (?:filled|executed|done|placed|through)',
    'did (?:my|the|that|this) (?:last |latest )?(?:orders?|trades?|purchases?|sales?) (?:go through|fill|execute|work)',
    '(?:(?:show|list)(?: me)? |what (?:are|were|is|was) )?(?:my|the) (?:last|latest|recent) (?:few )?(?:orders?|trades?|fills?|purchases?|sales?)',
  ]
    .map((said) => `^(?:so |and |please )?${said}$`)
    .join('|'),
);
/** Asks what trading is about, before any question about an account. */
const BASICS =
  /\bwhat(?: is|s) an? (?:stock|share|etf|bond|index fund|dividend|portfolio)\b|\b(?:beginner|newbie|new to (?:this|trading|investing)|how do i (?:start|begin|get started)|where do i (?:start|begin))\b/;
const NEWS = /\b(news|headlines?)\b/;
const TRADING = /\b(buy|sell|invest|hold|purchase)\b/;
const WHAT_IF = /\b(what (would )?happens? if|what if|what would .* if|if i|suppose|imagine)\b/;
const VOLATILE =
  /\b(volatil\w*|risky|risk|swing\w*|fluctuat\w*|jumpy|stable|how much does .* move)\b/;
const AFFORDABLE = /\b(afford|how (many|much) .*can i (buy|get|purchase)|can i buy)\b/;
/** Positions of a name in common questions. */
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
  set: 'set',
  placed: 'place',
  place: 'place',
  added: 'add',
  add: 'add',
};

const COSTS = /\b(average|avg|my) (cost|price)|cost basis|(pay|paid) for\b/;

/**
 * Interprets a sentence as a question. The result never leads to an action.
 *
 * @param spoken_of what "it" may refer to
 */
export function readQuestion(
  pieces: readonly Piece[],
  names: Names,
  spoken_of: readonly Ticker[],
): Question {
  const text = wordsOf(pieces);
  const named = mentioned(pieces, names);
  const tickers = named.length === 0 && refersBack(pieces) ? single(spoken_of) : named;
  const [ticker] = tickers;
  const aboutDay = briefQuestion(text);
  if (aboutDay) return aboutDay;
  if (named.length === 0 && BASICS.test(text)) return { kind: 'topic', topic: 'basics' };
  const supposed = WHAT_IF.test(text) ? suppose(pieces, names, spoken_of) : undefined;
  if (supposed) return supposed;
  const view = viewQuestion(text, tickers);
  if (view) return view;
  const reviewed = reviewQuestion(text, ticker);
  if (reviewed) return reviewed;
  const aboutOrders = orderQuestion(text, ticker, pieces);
  if (aboutOrders) return aboutOrders;
  const scenario = scenarioIn(text, tickers, pieces);
  if (scenario) return { kind: 'scenario', scenario };
  const aboutMarket = marketQuestion(text, ticker);
  if (aboutMarket) return aboutMarket;
  const topic = TOPICS.find(([, words]) => words.test(text))?.[0];
  if (topic && BEFORE_NAMES.has(topic)) return { kind: 'topic', topic };
  if (NEWS.test(text)) return { kind: 'news', ticker: ticker ?? null };
  if (ticker && COSTS.test(text)) return { kind: 'cost', ticker };
  if (ticker && VOLATILE.test(text)) return { kind: 'volatility', ticker };
  if (ticker && AFFORDABLE.test(text)) return { kind: 'affordable', ticker };
  if (TRADED.test(text)) return { kind: 'trades', ticker: ticker ?? null };
  if (ADVICE.test(text) || (ticker && TRADING.test(text))) return { kind: 'advice', tickers };
  if (ticker) return { kind: 'ticker', ticker };

  const slot =
    topic === undefined || topic === 'summary' ? nameInSlot(text, pieces, names) : undefined;
  if (slot) return { kind: 'ticker', ticker: slot };
  return topic ? { kind: 'topic', topic } : { kind: 'not_understood' };
}

/** Topics that take precedence over an instrument named in the question. */
const BEFORE_NAMES: ReadonlySet<Topic> = new Set([
  'cancel',
  'alerts',
  'reset',
  'export',
  'chart',
  'new_watchlist',
  'settings',
  'no_source',
  'who',
]);

const single = (tickers: readonly Ticker[]): readonly Ticker[] =>
  tickers.length === 1 ? tickers : [];

const PRONOUNS = new Set(['it', 'its', 'that', 'this']);
/** "this stock", "that position": the pronoun with its noun refers to the instrument. */
const NOUNS = new Set(['one', 'stock', 'share', 'position', 'company', 'ticker']);
/** "how is it going", "is it a good time": here "it" refers to nothing. */
const IDIOM_AFTER = new Set(['going', 'a', 'an', 'time', 'possible', 'ok', 'okay', 'true']);
const IDIOM_BEFORE = new Set(['do', 'forget', 'leave', 'let', 'make', 'call', 'stop', 'cancel']);

/** Returns true if a sentence refers to something mentioned before. */
const refersBack = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ word }, index) => {
    const before = pieces[index - 1]?.word ?? '';
    const after = pieces[index + 1]?.word ?? '';
    if (!PRONOUNS.has(word) || IDIOM_BEFORE.has(before) || IDIOM_AFTER.has(after)) return false;
    return word === 'it' || NOUNS.has(after) || after === '';
  });

/** Reads the order in "what if I sold half my AAPL" as a command. */
function suppose(
  pieces: readonly Piece[],
  names: Names,
  spoken_of: readonly Ticker[],
): Question | undefined {
  const verb = pieces.findIndex(({ word }) => word in PAST_TO_BASE || TRADING.test(word));
  if (verb < 0) return undefined;
  const commanded = pieces.slice(verb).map((piece) => {
    const word = PAST_TO_BASE[piece.word] ?? piece.word;
    return { ...piece, word };
  });
  const reading = readPieces(commanded, names, spoken_of);
  return reading.kind === 'commands' ? { kind: 'what_if', commands: reading.commands } : undefined;
}

/** "how is target doing", "price of disny": accepts a name where one is expected. */
function nameInSlot(text: string, pieces: readonly Piece[], names: Names): Ticker | undefined {
  const word = NAME_SLOTS.exec(text)?.[1];
  const at = pieces.findLastIndex((piece) => piece.word === word);
  const piece = pieces[at];
  if (word === undefined || word.length < 3 || piece?.kind !== 'word') return undefined;
  const [only, ...others] = names.guess([piece]).tickers;
  return others.length === 0 ? only : undefined;
}
