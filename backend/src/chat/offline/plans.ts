import type { Ticker } from '@finally/contract';
import type { Command, Group, Obstacle } from './intent.ts';
import type { Token } from './lexer.ts';
import type { Reading } from './orders.ts';
import { skipLeadIns } from './phrases.ts';
import { withSuperlatives } from './superlatives.ts';
import { nameAt, type Vocabulary } from './vocabulary.ts';
import { FILLERS } from './words.ts';

/** A sentence with its names and amounts taken out: `trim my @ to %`. */
interface Outline {
  readonly text: string;
  readonly tickers: readonly Ticker[];
  readonly shares_of_one: readonly number[];
  readonly dollars: readonly number[];
}

type Read = (outline: Outline, groups: Readonly<Record<string, string>>) => Reading;

const done = (...commands: readonly Command[]): Reading => ({ ok: true, commands });
const stopped = (obstacle: Obstacle): Reading => ({ ok: false, obstacles: [obstacle] });

const LIST = '@(?: (?:,|and|&|plus) (?:and )?@)*';
const MINE = '(?:(?:my|the|all|of|entire|whole) )*';
const HOLDINGS = '(?:portfolio|positions|holdings|stocks|shares|account|everything|investments)';
const OF_TOTAL = `(?: of (?:${MINE})?(?:portfolio|account|total|total value|net worth|holdings))?`;
const SELL =
  '(?:sell(?: off)?|dump|close(?: out)?|exit|liquidate|get rid of|cut|ditch|unload|trim)';
const EQUALLY = '(?:equally|evenly|(?:in(?:to)? )?equal (?:parts|shares|amounts))';
const LOSERS = '(?:losers|laggards|losing (?:positions|stocks|trades)|red positions)';
const WINNERS = '(?:winners|gainers|winning (?:positions|stocks|trades)|green positions)';
const IN_RED = '(?:in the red|thats down|that is down|thats losing(?: money)?|under water)';
const IN_GREEN = '(?:in the green|thats up|that is up|in profit)';

const group = (word: string): Group =>
  new RegExp(`^(?:${LOSERS}|.*${IN_RED})$`).test(word)
    ? 'losers'
    : new RegExp(`^(?:${WINNERS}|.*${IN_GREEN})$`).test(word)
      ? 'winners'
      : 'all';

const sellGroup: Read = ({ tickers, shares_of_one }, { which = '' }) =>
  done({
    kind: 'sell_group',
    group: group(which),
    except: tickers,
    share: shares_of_one[0] ?? 1,
  });

const equalise: Read = ({ tickers }) =>
  tickers.length === 1
    ? stopped({ kind: 'rebalance_to_what' })
    : done({ kind: 'equalise', tickers });

const split: Read = ({ tickers, dollars }) => done({ kind: 'split', tickers, dollars: dollars[0] });

const targets =
  (direction: 'either' | 'down'): Read =>
  ({ tickers, shares_of_one }) => {
    const weight = shares_of_one.reduce((sum, share) => sum + share, 0);
    if (weight > 1 + 1e-9 || shares_of_one.some((share) => share < 0)) {
      return stopped({ kind: 'too_much', weight });
    }
    return done(
      ...tickers.map((ticker, index): Command => {
        return { kind: 'target', ticker, weight: shares_of_one[index] ?? 0, direction };
      }),
    );
  };

const resize =
  (side: 'buy' | 'sell', share: number): Read =>
  ({ tickers }) =>
    done(
      ...tickers.map((ticker): Command => {
        return { kind: 'trade', side, ticker, amount: { of: 'position', share } };
      }),
    );

const raise: Read = ({ tickers: [ticker], dollars: [amount] }) =>
  ticker === undefined || amount === undefined
    ? stopped({ kind: 'unclear', typed: '' })
    : done({
        kind: 'trade',
        side: 'sell',
        ticker,
        amount: { of: 'dollars', dollars: amount },
      });

/** What is asked for a portfolio as a whole. Each has to fit a sentence from its first word to its last. */
const PLANS: readonly (readonly [RegExp, Read])[] = (
  [
    [
      `(?:rebalance|equali[sz]e|even out|equal weight|equally weight|balance)(?: ${MINE}${HOLDINGS})?(?: (?:to|into|with|at|by))?(?: (?:be )?(?:equal|even|the same) (?:weights?|weightings?|allocations?|sizes?|parts|shares)| ${EQUALLY})(?: (?:across|between|among|over|in|of|for) (?:my )?${LIST})?`,
      equalise,
    ],
    [`(?:equali[sz]e|even out|equal weight|equally weight)(?: ${MINE}${HOLDINGS})?`, equalise],
    [`(?:equal weight|equali[sz]e|even out) (?:my )?${LIST}`, equalise],
    [`rebalance (?:my )?${LIST}(?: (?:to|into|with)? ?(?:equal weights?|${EQUALLY}))?`, equalise],
    [
      `make (?:all )?${MINE}${HOLDINGS} (?:equal|equally (?:large|big|weighted)|the same size)`,
      equalise,
    ],
    [
      `(?:rebalance|allocate)(?: ${MINE}${HOLDINGS})?(?: to| as| into)? % (?:in |into |of |to )?@(?: (?:,|and|, and) % (?:in |into |of |to )?@)*`,
      targets('either'),
    ],
    [`rebalance(?: ${MINE}${HOLDINGS})?`, () => stopped({ kind: 'rebalance_to_what' })],
    [
      `(?:split|divide|spread|invest|put|distribute) (?:(?:\\$|${MINE}(?:cash|money))(?: of (?:my )?cash)?) ?(?:${EQUALLY} )?(?:between|across|among|over|into|in) ${LIST}(?: ${EQUALLY})?`,
      split,
    ],
    [
      `(?:trim|cut|reduce|lower|bring|scale|sell)(?: back| down)? ${MINE}@(?: position| holding| stake| shares)?(?: back| down)? to %${OF_TOTAL}`,
      targets('down'),
    ],
    [
      `(?:make|set|bring|raise|increase|grow|build|adjust|take)(?: up)? ${MINE}@(?: position| holding| stake| shares| weight)?(?: up)?(?: to)?(?: be)? %${OF_TOTAL}`,
      targets('either'),
    ],
    [
      `(?:put|invest|allocate) % of (?:my )?(?:portfolio|account|net worth) (?:in|into|to) @(?: and % (?:in|into|to) @)*`,
      targets('either'),
    ],
    [
      `${SELL} (?:(?:%|all) (?:of )?)?(?:(?:my|the|of|all) )*(?<which>${LOSERS}|${WINNERS})`,
      sellGroup,
    ],
    [
      `${SELL} (?:(?:%|all) (?:of )?)?(?:everything|all|anything|positions|all positions|stocks) (?<which>${IN_RED}|${IN_GREEN})`,
      sellGroup,
    ],
    [
      `${SELL} (?:% of )?(?<which>everything|all ${MINE}${HOLDINGS}|all) (?:except|but|other than|apart from|besides|save)(?: for)? (?:my )?${LIST}`,
      sellGroup,
    ],
    [
      `(?:take|lock in|book) (?:some )?(?:profits?|gains?)(?: on| in| from)? ?(?:my )?(?<which>${WINNERS})`,
      sellGroup,
    ],
    [`double(?: down on| up on)? ${MINE}@(?: position| holding| stake| shares)?`, resize('buy', 1)],
    [`halve ${MINE}@(?: position| holding| stake| shares)?`, resize('sell', 0.5)],
    [`cut ${MINE}@(?: position| holding| stake| shares)? in %`, resize('sell', 0.5)],
    [
      `(?:raise|free up|get|generate) \\$(?: (?:in|of) cash)? (?:by selling|from|out of|by selling some of) (?:my )?@`,
      raise,
    ],
    [`sell enough (?:of )?(?:my )?@ to (?:raise|get|free up|make) \\$(?: (?:in|of) cash)?`, raise],
  ] as const
).map(([pattern, read]) => [new RegExp(`^${pattern}$`), read]);

/** The words that a plan begins with. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  `rebalance equalize equalise even equal equally balance make allocate split divide spread invest
   put distribute trim cut reduce lower bring scale sell set raise increase grow build adjust take
   dump close exit liquidate get ditch unload lock book double halve free generate`.split(/\s+/),
);

/**
 * Reads a sentence as a plan for several positions or for a weight.
 *
 * @returns undefined where it is none
 */
export function readPlan(tokens: readonly Token[], vocabulary: Vocabulary): Reading | undefined {
  if (!BEGINNINGS.has(tokens[skipLeadIns(tokens, 0)]?.word ?? '')) return undefined;
  const outline = outlineOf(withSuperlatives(tokens, vocabulary), vocabulary);
  for (const [pattern, read] of PLANS) {
    const match = pattern.exec(outline.text);
    if (match) return read(outline, match.groups ?? {});
  }
  return undefined;
}

const POLITE_ENDING = /(?: ,| please| now| thanks| thank you| pls| today| for me| right away)+$/;
const POLITE_START = /^(?:please|kindly) /;

function outlineOf(tokens: readonly Token[], vocabulary: Vocabulary): Outline {
  const words: string[] = [];
  const tickers: Ticker[] = [];
  const shares_of_one: number[] = [];
  const dollars: number[] = [];
  for (let at = skipLeadIns(tokens, 0); at < tokens.length; ) {
    const token = tokens[at] as Token;
    if (token.kind === 'percent' || token.kind === 'fraction') {
      shares_of_one.push(token.value);
      words.push('%');
    } else if (token.kind === 'money') {
      dollars.push(token.value);
      words.push('$');
    } else if (token.kind === 'word' && (token.capitals || !FILLERS.has(token.word))) {
      const name = nameAt(tokens, at, vocabulary);
      if (name?.found.kind === 'one' && !PLAN_WORDS.has(token.word)) {
        tickers.push(name.found.ticker);
        words.push('@');
        at = name.end;
        continue;
      }
      words.push(token.word);
    } else words.push(token.word);
    at++;
  }
  const text = words.join(' ').replace(POLITE_ENDING, '').replace(POLITE_START, '');
  return { text, tickers, shares_of_one, dollars };
}

/** Words of these sentences that name companies elsewhere. */
const PLAN_WORDS = new Set(
  'equal even balance take weight weights weighted red green all save cash'.split(' '),
);
