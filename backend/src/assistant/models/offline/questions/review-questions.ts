import type { Ticker } from '@finally/contract';

/** What a question about past trades asks for. */
export type ReviewAspect =
  | 'all'
  | 'hit_rate'
  | 'best'
  | 'worst'
  | 'holding_time'
  | 'costs'
  | 'by_ticker'
  | 'by_day'
  | 'by_source';

export type ReviewQuestion =
  /** About all past trades; null for trades in any ticker. */
  | { readonly kind: 'review'; readonly aspect: ReviewAspect; readonly ticker: Ticker | null }
  /** "what would have happened had I held?"; null for what was sold in any ticker. */
  | { readonly kind: 'had_held'; readonly ticker: Ticker | null };

const TRADES = '(?:trades?|sales?|trading)';

const anchored = (said: readonly string[]): RegExp =>
  new RegExp(said.map((each) => `^(?:so |and |please )?${each}$`).join('|'));

/** Questions about past trades by their words; the first match wins. */
const ASPECTS: readonly (readonly [ReviewAspect, RegExp])[] = [
  [
    'by_ticker',
    anchored([
      '.*\\b(?:profits?|p&l|pnl|gains?|results?|made|make|earned|lost) (?:by|per|for each|in each|with each) (?:ticker|stock|symbol|share|name)',
      `(?:which|what) (?:ticker|stock|symbol|share)\\b.* (?:made|earned|brought|lost|cost)(?: me| us)? (?:the )?(?:most|least)\\b.*`,
    ]),
  ],
  [
    'by_day',
    anchored([
      '.*\\b(?:profits?|p&l|pnl|gains?|results?|made|make|earned|lost) (?:by|per|for each|in each|on each|each|every) day',
      `(?:which|what) (?:was|is|were) my (?:best|worst) (?:trading )?days?`,
      `(?:on )?(?:which|what) days? (?:did|have) i (?:make|made|earn|earned|lose|lost)\\b.*`,
    ]),
  ],
  [
    'by_source',
    anchored([
      '.*\\b(?:profits?|p&l|pnl|gains?|results?|made|make|earned|lost) (?:by|per|for each) (?:source|caller|origin|trader)',
      `(?:how|what) (?:have|has|did|do|does) (?:you|the assistant|your trades)\\b.*\\b(?:do|done|make|made|earn|earned|lose|lost)\\b.*\\b(?:for me|with my money|compared (?:to|with) (?:me|mine))\\b.*`,
      `.*\\b(?:my trades?) (?:and|or|against|versus|vs|compared (?:to|with)) (?:yours|your trades|the assistants?)\\b.*`,
    ]),
  ],
  [
    'best',
    anchored([
      `(?:(?:what|which|whats)(?: was| is| were| are)? |show(?: me)? )?(?:my |the )?(?:best|biggest winning|most profitable|luckiest) ${TRADES}(?: (?:ever|so far|yet|of all))?`,
      '(?:what|which|whats)?(?: was| is)? ?my (?:biggest|largest|best) (?:win|winner|gain)(?: (?:ever|so far|yet))?',
    ]),
  ],
  [
    'worst',
    anchored([
      `(?:(?:what|which|whats)(?: was| is| were| are)? |show(?: me)? )?(?:my |the )?(?:worst|biggest losing|least profitable) ${TRADES}(?: (?:ever|so far|yet|of all))?`,
      '(?:what|which|whats)?(?: was| is)? ?my (?:biggest|largest|worst) (?:loss|loser)(?: (?:ever|so far|yet))?',
    ]),
  ],
  [
    'hit_rate',
    anchored([
      '.*\\b(?:hit|win|winning|success) (?:rate|ratio|quota|percentage)\\b.*',
      `how (?:many|much|often)\\b.*\\b${TRADES}\\b.*\\b(?:win|won|winners?|profitable|right|green|lose|lost|losers?|red)\\b.*`,
      'how often (?:am|was|have) i (?:been )?(?:right|wrong)\\b.*',
    ]),
  ],
  [
    'holding_time',
    anchored([
      '.*\\b(?:holding|hold) (?:times?|periods?|durations?)\\b.*',
      'how long (?:do|did|have|am) i (?:usually |typically |normally |generally )?(?:hold|held|holding|keep|kept)\\b.*',
    ]),
  ],
  [
    'costs',
    anchored([
      '(?:how much|what) (?:did|have|do|has|does)\\b.*\\b(?:fees?|commissions?|spreads?|trading costs?|costs of trading)\\b.*\\b(?:cost|costs|pay|paid|spent|take|taken|eat|eaten)\\b.*',
      '(?:how much|what) (?:did|have|do) (?:i|we)\\b.*\\b(?:pay|paid|spend|spent|lose|lost)\\b.*\\b(?:fees?|commissions?|spreads?|trading costs?)\\b.*',
      '(?:what|how much) (?:were|was|are|is) my (?:fees|costs|commissions|trading costs)(?: so far)?',
    ]),
  ],
  [
    'all',
    anchored([
      `(?:review|rate|judge|assess|evaluate|summari[sz]e|analy[sz]e) (?:all )?(?:of )?my (?:past |last |recent |closed )?${TRADES}(?: (?:so far|history|record|performance))?`,
      `(?:show|give)(?: me)? (?:a |my |the )?(?:trade|trading) (?:review|statistics|stats|record|report)`,
      `(?:my )?(?:trade|trading) (?:review|statistics|stats|record|report)`,
      `how (?:did|have|are|were) my (?:past |last |closed )?trades (?:do|done|doing|gone|going|worked?|worked out)\\b.*`,
      `how good (?:am i|a trader am i|is my trading)\\b.*`,
    ]),
  ],
];

/** "what would have happened had I held my AAPL", "what if I had not sold it" */
const HAD_HELD = anchored([
  'what (?:would|could) (?:have happened|it be worth|they be worth|i have|i have made|my \\S+ be worth|\\S+ be worth)\\b.*\\b(?:had i|if i had|if id|if i) (?:held|kept|not sold|never sold|hadnt sold|had not sold)\\b.*',
  'what if i (?:had )?(?:held|kept|not sold|never sold)\\b.*',
  'what if i hadnt sold\\b.*',
  '(?:should|would) i (?:have )?(?:be )?(?:better off |richer )?(?:if i |had i )(?:had )?(?:held|kept|not sold|hadnt sold)\\b.*',
  '(?:did|have) i sell?(?:sold)? (?:\\S+ )?too (?:early|soon|late)\\b.*',
]);

/** Returns a question about past trades; undefined if it is about something else. */
export function reviewQuestion(
  text: string,
  named: Ticker | undefined,
): ReviewQuestion | undefined {
  if (HAD_HELD.test(text)) return { kind: 'had_held', ticker: named ?? null };
  const [aspect] = ASPECTS.find(([, words]) => words.test(text)) ?? [];
  return aspect && { kind: 'review', aspect, ticker: named ?? null };
}
