import type { Grammar } from 'ohm-js';
import { compileGrammar } from './compile-grammar.ts';
import { ENGLISH } from './words.ts';

/**
 * The requests a message can make, in the notation of Ohm (a parsing expression grammar). A message
 * is accepted only if `Message` matches all of it, so a word without a place in any rule leads to a
 * question instead of an action. Tokens are separated by spaces and end in `_`: plain words,
 * numbers as `#0_`, instruments as `@0_`, possible instruments as `?0_`. Lower-case rules are word
 * classes (`words.ts`). The first matching alternative is taken.
 */
const RULES = `
  Message = Between* Sentence+
  Sentence = Opening* request lead_in* Commands (ask | Stop) After*  -- request
           | Opening* Commands Stop After*           -- plain
  Opening  = lead_in comma?
  Stop     = stop | end
  Between  = stop | comma | friendly | lead_in | courtesy

  Commands = Command (Joiner Command)*
  Joiner   = comma? joiner lead_in*     -- word
           | comma lead_in*             -- comma
  Command  = Action Ending*
  Ending   = comma? courtesy                -- courtesy
           | friendly | at_market

  Action = Weights | Rebalance | Split | Target | Resize | RaiseCash | Swap | KeepAndSell
         | Unwatch | Watch | Put | Sell | Buy

  // Messages addressed to the program itself, whichever model is configured
  Halt     = Between* halt After*
  ReadOnly = Between* read_only After*
  Loosen   = Between* loosen (After | ask)*
  GoAhead  = Agreement+
  Agreement = comma? go_ahead After*
  After    = comma | stop | friendly | courtesy

  // Open-ended requests that only a model can carry out
  Open       = Between* (request lead_in*)? OpenAction (And OpenAction)* OpenEnding* (Stop | ask)
  OpenAction = invest OpenPart? open_money OpenAim?  -- invest
             | pick OpenCount? open_things open_purpose?   -- pick
             | reshape (my | the)? open_portfolio          -- reshape
             | manage (my | the)? open_portfolio           -- manage
  OpenPart   = Part of                              -- part
             | my | the | all
  OpenAim    = into open_aim
  OpenCount  = vague | Count | a
  OpenEnding = comma? (open_manner | courtesy) -- manner
             | friendly

  // Instruments
  Instrument  = my Extreme ~position_noun           -- extreme
              | my Named noun? owned?               -- mine
              | the? Named noun? owned?             -- named
              | my holding_of Named                 -- my_holding
              | the? holding_of Named               -- holding
  Named       = name open name close_               -- twice
              | name | unsure | it                  
              | (my | the)? Superlative             -- superlative
  Superlative = largest position_noun+              -- largest
              | smallest position_noun+             -- smallest
              | best position_noun* (winner | position_noun)   -- best
              | worst position_noun* (loser | position_noun)   -- worst
              | largest winner                      -- winner
              | largest loser                       -- loser
  Extreme     = best | worst
  And         = comma? and                          -- word
              | comma
  Instruments = Instrument Further* Last            -- several
              | Instrument                          -- one
  Further     = comma Instrument
  Last        = comma? and Instrument
  Names       = NonemptyListOf<BareName, And>
  BareName    = name | unsure | it

  // Amounts
  Below100  = tens_number unit_number               -- tens
            | tens_number                           -- tens_alone
            | teen_number                           -- teen
            | unit_number                           -- unit
  Below1000 = (a | Below100) hundred "and_"? Below100   -- hundreds
            | (a | Below100) hundred                -- hundred
            | Below100                              -- small
  Million   = (a | Below1000) million               -- million
  Thousands = (a | Below1000) thousand "and_"? Below1000  -- thousands
            | (a | Below1000) thousand              -- thousand
            | Below1000                             -- small
  Cardinal  = Million
            | (digits | a | Below100) dozen         -- dozen
            | digits hundred                        -- hundred
            | digits thousand                       -- thousand
            | digits million                        -- million
            | Thousands point unit_number+          -- point
            | Thousands
            | a couple                              -- couple
            | couple                                -- couple_alone
            | digits
  Denominator = denominator_3 | denominator_4 | denominator_5 | denominator_6 | denominator_7
              | denominator_8 | denominator_9 | denominator_10
  Fraction  = digits slash digits                   -- digits
            | (a | one)? half                       -- half
            | (a | unit_number) Denominator         -- words
            | Denominator                           -- bare
  Percent   = digits (percent | percent_word)       -- digits
            | comma_digits (percent | percent_word) -- comma
            | Cardinal "and_" a? half percent_word  -- mixed
            | Thousands percent_word                -- words
  Part      = Percent | Fraction
  Count     = Part "of_" "a_"? Count                -- part
            | half a? (dozen | hundred | thousand | million)  -- half_scale
            | a half (dozen | hundred | thousand | million)   -- a_half_scale
            | digits digits slash digits            -- mixed_digits
            | Cardinal "and_" a Fraction            -- mixed_a
            | Cardinal "and_" Fraction              -- mixed
            | digits slash digits                   -- fraction
            | Cardinal
  Dollars   = Part "of_" Dollars                    -- part
            | us? dollar Count dollars?             -- sign
            | usd Count                             -- before
            | Count (dollars | dollar)              -- after
            | Count grand                           -- grand
            | a grand                               -- a_grand
            | half a? grand                         -- half_grand
  ShareOf   = Part "of_"? a share                   -- part_of_a_share
            | Fraction share                        -- part_share
  Shares    = a share "and_" a? Fraction            -- share_and
            | one share "and_" a? Fraction          -- one_share_and
            | ShareOf                               -- part
            | another share                         -- another_share
            | a share                               -- one
            | another Count more? share_noun?       -- another
            | another                               -- another_one
            | exactly? Count times? more? share_noun?   -- count
  Cash      = Part (of | my | the)? cash            -- part
            | all cash                              -- all
            | my cash                               -- my
  Money     = Rest | Dollars | Cash | Part          -- part
            | AllProceeds | Proceeds
            | Count                                 -- bare
  Rest        = rest
  AllProceeds = all_proceeds
  Proceeds    = proceeds

  // An answer to "how many?"
  Amount    = (Dollars | Cash | ShareOf)            -- money
            | Part                                  -- part
            | Count share_noun?                     -- count
            | all                                   -- all

  // Buying
  Buy     = buy NonemptyListOf<BuyItem, And> to_portfolio?     -- verb
          | add NonemptyListOf<AddItem, And> to_portfolio?     -- add
          | add Shares to Instrument                -- add_shares
          | add Dollars to Instrument               -- add_dollars
          | Instrument buy Shares                   -- name_first
          | all_in Instrument                       -- all_in
  BuyItem = Each | AsMuch | DollarItem | PartItem | SharesItem
          | Instrument comma? Part ~share_noun      -- part_after
          | Instrument with_ Dollars                -- for_dollars
          | Instrument with_ Cash                   -- with_cash
          | Instrument with_ (AllProceeds | Proceeds)  -- with_proceeds
          | Instrument comma? times Count           -- times
          | Instrument comma? Count share_noun      -- after
          | vague share_noun? "of_"? Instrument     -- vague
          | Instrument                              -- bare
  AddItem = DollarItem | PartItem | SharesItem
  Each    = Count more? share_noun? each "of_" Instruments        -- shares
          | Count share_noun? "of_" each "of_"? Instruments       -- shares_of_each
          | Dollars worth? each money_in Instruments              -- dollars
          | Dollars (worth | "of_") each "of_"? Instruments       -- dollars_of_each
          | Instruments with_ Dollars each                        -- for_dollars
  AsMuch  = as_much "of_"? Instrument as_possible   -- as
          | max_of "of_"? Instrument as_possible?   -- most
          | Instrument comma? max_of                -- most_after
  DollarItem = another? Dollars worth money_in? Instrument  -- worth
             | another? Dollars money_in Instrument         -- of
             | DollarSign Instrument                        -- sign
             | Count "worth_ of_" Instrument                -- bare
  DollarSign = us? dollar Count                     -- before
             | Count dollar                         -- after
  PartItem   = Cash worth? money_in? Instrument     -- cash
             | Part of? ~share_noun Instrument      -- part
             | all Instrument                       -- all
  SharesItem = Shares of Instrument                 -- of
             | Count more? share_noun in_ Instrument -- in
             | Shares ~my Instrument                -- bare

  // Spending an amount
  Put     = put Money each into Instruments         -- each
          | put Money into Instruments each         -- each_after
          | put NonemptyListOf<PutItem, And>        -- items
          | put Money into Instruments              -- several
  PutItem = Money into Instrument ~(And Instrument)

  // Selling
  Sell     = (sell | trim) NonemptyListOf<SellItem, And>   -- sell
           | close NonemptyListOf<SellItem, And>    -- close
           | (sell | trim | close) Group            -- group
           | take_profit profits? Belonging* winners -- profits
           | (sell | trim | close) Everything Except?  -- everything
           | go_to_cash                             -- all_cash
           | Instrument sell Shares                 -- name_first
  Belonging = of | my | the | all
  Everything = Part of everything                   -- part
             | Part of (my | the | all)? holdings   -- part_holdings
             | PlainPart my holdings                -- plain_part
             | (my | all | the) holdings            -- holdings
             | everything
  Except    = (comma | stop)? except Instruments     -- word
            | (comma | stop)? joiner? keep Instruments  -- keep
  Group     = Part?      Belonging* losers      -- losers
            | Part?      Belonging* winners     -- winners
            | Part? AllHoldings in_the_red             -- red
            | Part? AllHoldings in_the_green           -- green
  AllHoldings = everything | MyHoldings
  SellItem  = "all_ but_" Count share_noun? of? Instrument       -- all_but
            | Part of Count share_noun? "of_"? ~my Instrument    -- part_of_stated
            | half my Count share_noun? "of_"? ~my Instrument    -- half_of_stated
            | Part of Instruments                                -- part
            | PlainPart my? Instruments                          -- plain_part
            | Part ~share_noun my? Instruments                   -- part_bare
            | DollarItem
            | Count of_my Count share_noun? ~my Instrument       -- of_stated
            | all Count of_my share_noun? ~my Instrument         -- all_stated
            | ~my Instrument comma? Count share_noun             -- after
            | Instrument comma? Part ~share_noun                 -- part_after
            | Instruments comma? (wholly | all | max_of)         -- wholly
            | Count of Instrument                                -- count_of_mine
            | (all | my) Count share_noun? ~my Instrument        -- stated
            | SharesItem
            | all Instrument ExceptCount                         -- all_except
            | all share_noun "of_" Instruments                   -- all_shares
            | (all | max_of) "of_"? Instruments                  -- all
            | everything "of_" my? Instruments                   -- everything_of
            | my Instrument ExceptCount                          -- my_except
            | Instrument ExceptCount                             -- named_except
            | Instruments                                        -- bare
  PlainPart = half                                  -- half
            | (digits | comma_digits) percent       -- percent
  ExceptCount = (comma | stop)? ExceptWord Count share_noun? ~Instrument
  ExceptWord  = joiner? keep                        -- keep
              | except_for

  KeepAndSell = keep Instruments comma? (joiner | "but_") sell else_

  // Sizes and weights
  Target    = reduce_to Instrument down? to Percent of_total?      -- lower_weight
            | bring_to Instrument down to Percent of_total?        -- lower_weight_down
            | raise_to Instrument up? to Percent of_total?         -- raise_weight
            | bring_to Instrument up to Percent of_total?          -- raise_weight_up
            | bring_to Instrument to Percent of_total?             -- bring_weight
            | bring_to Instrument Percent of_total                 -- make_weight
            | reduce_to Instrument down? to Count share_noun       -- lower_shares
            | bring_to Instrument down to Count share_noun         -- lower_shares_down
            | raise_to Instrument up? to Count share_noun          -- raise_shares
            | bring_to Instrument up to Count share_noun           -- raise_shares_up
            | (raise_to | bring_to) Instrument up to Count         -- raise_count
            | bring_to Instrument to Count share_noun              -- bring_shares
            | put NonemptyListOf<WeightItem, And>                -- put
  WeightItem = Percent of_total into Instrument
  Weights   = rebalance MyHoldings? (to | into)? NonemptyListOf<Weight, And>
  Weight    = Percent money_in? Instrument
  MyHoldings = (all | my | the)? holdings
  Resize    = double Instrument                     -- double
            | triple Instrument                     -- triple
            | halve Instrument                      -- halve
            | reduce_to Instrument in_half              -- in_half
            | reduce_to Instrument by Part                      -- by_part
            | raise_to Instrument by Part                       -- grow_by_part
            | raise_to Instrument by Count share_noun           -- grow_by_shares
            | reduce_to Instrument by Count share_noun          -- by_shares
  RaiseCash = raise_cash Dollars in_cash? by_selling Instrument    -- by_selling
            | sell enough my? Instrument to_raise Dollars in_cash? -- enough
  Rebalance = rebalance MyHoldings? (to | into | with_ | by)? (equal_weights | equally) (across my? Instruments)?  -- equal
            | rebalance Instruments (to | into | with_)? (equal_weights | equally)  -- named
            | weigh_equally MyHoldings              -- holdings
            | weigh_equally Instruments             -- instruments
            | weigh_equally                         -- alone
            | bring_to all? MyHoldings equal        -- make
            | rebalance MyHoldings?                 -- to_what
  Split     = split Money equally? across Instruments equally?   -- split
            | put Money equally (across | into) Instruments      -- put
            | put Money (across | into) Instruments equally      -- put_after
  Swap      = swap SwapItem for_ Instrument         -- swap
            | rotate out_of Instrument and_into Instrument       -- out_of
            | rotate SwapItem into Instrument       -- move
  SwapItem  = Part of? Instrument                   -- part
            | all? Instrument                       -- all
            | SharesItem                            -- shares

  // The watchlist
  Watch     = watch (the ~unsure)? Names on_watchlist? (comma? but_not Names)?    -- watch
            | (add | put) Names on_watchlist        -- list
            | add Names                             -- add
  Unwatch   = unwatch (the ~unsure)? Names          -- unwatch
            | take_off Names off_watchlist          -- off
            | remove Names                          -- remove
`;

/** Tokens that are not words. */
const PIECES = `
  digits       = "#" digit+ "_"
  comma_digits = "#c" digit+ "_"
  name         = "@" digit+ "_"
  unsure       = "?" digit+ "_"
  stop = "._"  ask = "!_"  comma = ",_"  friendly = "~_"
  dollar = "$_"  percent = "%_"  slash = "/_"  open = "(_"  close_ = ")_"
`;

/** Encodes a phrase for the grammar's input: `pick up` becomes `pick_ up_`. */
export const encoded = (phrase: string): string =>
  phrase
    .trim()
    .split(/\s+/)
    .map((word) => `${word}_`)
    .join(' ');

const alternatives = (phrases: string): readonly string[] =>
  phrases.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));

/** One rule per word class, longer phrases first. */
const classes = Object.entries(ENGLISH)
  .map(([name, phrases]) => {
    const sorted = [...alternatives(phrases)].sort((a, b) => b.length - a.length);
    return `${name} = ${sorted.map((phrase) => `"${encoded(phrase)}"`).join(' | ')}`;
  })
  .join('\n  ');

let compiled: Grammar | undefined;

/** Returns the grammar of messages; it is made on the first call. */
export function messageGrammar(): Grammar {
  compiled ??= compileGrammar(`Order {\n${RULES}\n${PIECES}\n  ${classes}\n}`);
  return compiled;
}

/** Every word that occurs in the grammar. */
export const GRAMMAR_WORDS: ReadonlySet<string> = new Set(
  Object.values(ENGLISH).flatMap((phrases) =>
    alternatives(phrases).flatMap((phrase) => phrase.split(' ')),
  ),
);
