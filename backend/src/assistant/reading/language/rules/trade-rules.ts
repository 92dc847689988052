/** Orders at the market, sizes of positions, and the watchlist. */
export const TRADE_RULES = `
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
           | reduce_to Belonging* SectorName sector_noun in_half   -- sector_half
           | reduce_to Belonging* SectorName sector_noun by Part   -- sector_part
           | (sell | trim | close) Group            -- group
           | take_profit profits? Belonging* winners -- profits
           | (sell | trim | close) Everything Except?  -- everything
           | go_to_cash                             -- all_cash
           | close SectorName                       -- sector
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
            | Part? Belonging+ SectorName sector_noun?       -- sector
            | Part? Belonging* SectorName sector_noun        -- sector_noun
            | Part of everything in_ SectorName              -- sector_everything_part
            | everything in_ SectorName                      -- sector_everything
  AllHoldings = everything | MyHoldings
  SellItem  = "all_ but_" Count share_noun? of? Instrument       -- all_but
            | Part of Count share_noun? "of_"? ~my Instrument    -- part_of_stated
            | half my Count share_noun? "of_"? ~my Instrument    -- half_of_stated
            | Part of Instruments                                -- part
            | Part of That                                       -- part_of_that
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
  That      = that_alone
  PlainPart = half                                  -- half
            | (digits | comma_digits) percent       -- percent
  ExceptCount = (comma | stop)? ExceptWord Count share_noun? ~Instrument
  ExceptWord  = joiner? keep                        -- keep
              | except_for

  KeepAndSell = keep Instruments comma? (joiner | "but_") sell else_

  // Sizes and weights
  Target    = (bring_to | reduce_to | raise_to) TargetTo (And TargetTo)+   -- several
            | ("make_" | "set_") TargetAt (And TargetAt)+          -- several_at
            | reduce_to Instrument down? to Percent of_total?      -- lower_weight
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
  TargetTo   = Instrument (up | down)? to Percent of_total?
  TargetAt   = Instrument (to | "at_")? Percent of_total?
  Weights   = ToWeights NonemptyListOf<Weight, And> (And? RestInCash)?
  ToWeights = rebalance MyHoldings? (to | into)?    -- rebalance
            | bring_to MyHoldings                   -- bring
  Weight    = Percent (money_in | "in_")? my? cash  -- cash
            | Percent money_in? Instrument          -- instrument
  RestInCash = rest_in_cash
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
            | rotate from_word Instrument and_into Instrument    -- from
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
