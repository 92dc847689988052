/**
 * Orders with a price, a stop, a trail or exits, and what is done with open orders. They stand in a
 * message of their own: next to an order at the market a price may belong to either.
 */
export const ORDER_RULES = `
  Working         = Between* WorkingSentence+
  WorkingSentence = Opening* request lead_in* WorkingCommands (ask | Stop) After*  -- request
                  | Opening* WorkingCommands Stop After*                           -- plain
  WorkingCommands = WorkingCommand (Joiner WorkingCommand)*
  WorkingCommand  = WorkingAction WorkingEnding*
  WorkingEnding   = comma? courtesy                 -- courtesy
                  | friendly
  WorkingAction   = Cancel | Modify | StopOnAll | Conditional | PercentExit | Exits | Unpriced | Purchase | Sale

  // Terms
  OrderPrice = us? dollar digits                    -- sign
             | digits dollars                       -- after
             | digits                               -- bare
  TrailBy    = digits (percent | percent_word)      -- percent
             | us? dollar digits                    -- sign
             | digits dollars                       -- dollars
  Better     = or_better | or_lower | or_higher
  Lead       = "of_" | "at_" | "to_"
  Link       = comma? link_with a?                  -- with
             | comma? "and_" set_exit? a?           -- and
             | comma                                -- comma
  Term       = Lasting | TrailTerm | TargetTerm | StopLossTerm | StopTerm | LimitTerm | AtTerm
  Lasting    = comma? "and_"? (gtc | day_only | ioc | fok)
  TrailTerm  = Link? trail_word (Lead | by)? TrailBy
  TargetTerm = Link? target_word Lead? OrderPrice
  StopLossTerm = Link? stop_loss_word Lead? OrderPrice
  StopTerm   = Link? stop_word Lead? OrderPrice
  LimitTerm  = Link? "at_"? a? limit_word Lead? OrderPrice Better?   -- word
             | Link? at_price OrderPrice limit_word                  -- after
  AtTerm     = comma? at_price OrderPrice Better?

  // Orders
  Purchase = limit_buy BuyItem Term+                -- limit
           | stop_buy BuyItem Term+                 -- stop
           | order_buy BuyItem (comma? at_market)? Term+   -- plain
  Sale     = limit_sell SellItem Term+              -- limit
           | stop_sell SellItem Term+               -- stop
           | (order_sell | close) SellItem Term+    -- plain

  // Orders with a condition
  Condition    = if_word Watched Move OrderPrice
  Watched      = the_price ("of_" Instrument)?      -- price
               | Instrument                         -- instrument
  Move         = falls | rises | reaches
  Conditional  = Condition comma? then_word? (order_sell | close) CondSale Term*      -- sell_before
               | Condition comma? then_word? order_buy CondPurchase Term*   -- buy_before
               | (order_sell | close) SellItem Term* comma? Condition Term* -- sell_after
               | order_buy BuyItem Term* comma? Condition Term*             -- buy_after
  CondSale     = SellItem                           -- item
               | Part ~share_noun                   -- part
               | Count share_noun?                  -- count
  CondPurchase = BuyItem                            -- item
               | Count share_noun?                  -- count

  // Exits of a position
  Exits    = set_exit? a? ExitTerm on_of SellItem ExitAnd ExitTerm Lasting*       -- around
           | set_exit? a? ExitTerm (ExitAnd ExitTerm)? on_of SellItem Lasting*     -- on
           | set_exit? a? ExitName on_of SellItem Lead OrderPrice Lasting*         -- name
           | set_exit? a? trail_word on_of SellItem (Lead | by) TrailBy Lasting*   -- trail_name
           | set_exit? a? TrailBy trail_word on_of SellItem Lasting*               -- trail_before
           | protect SellItem link_with a? ExitTerm (ExitAnd ExitTerm)? Lasting*   -- protect
           | trail_it SellItem by TrailBy Lasting*                                 -- trail
           | set_exit? a? ExitTerm (ExitAnd ExitTerm)? Lasting*                    -- of_it
  PercentExit = set_exit? a? (stop_loss_word | stop_word) Lead? TrailPercent below_price? on_of SellItem Lasting*   -- on
           | set_exit? a? TrailPercent (stop_loss_word | stop_word) on_of SellItem Lasting*            -- before
           | protect SellItem link_with a? TrailPercent (stop_loss_word | stop_word) Lasting*          -- protect_before
           | protect SellItem (link_with | "at_" | "by_") a? (stop_loss_word | stop_word)? Lead? TrailPercent Lasting*   -- protect
           | set_exit? a? (stop_loss_word | stop_word) Lead? TrailPercent Lasting*                     -- of_it
 StopOnAll = set_exit? a? (stop_loss_word | stop_word | trail_word) StopAway? on_of all_positions Lasting*     -- on
           | set_exit? a? StopAway (stop_loss_word | stop_word | trail_word) on_of all_positions Lasting*       -- before
           | protect all_positions (link_with a? (stop_loss_word | stop_word)? StopAway)?                       -- protect
  StopAway = Lead? TrailPercent below_price?
  Unpriced = protect SellItem                       -- item
           | protect                                -- alone
           | set_exit? a? (stop_loss_word | stop_word) on_of SellItem            -- stop
  ExitAnd  = comma? ("and_" | "with_")? a?
  ExitName = stop_loss_word | stop_word | target_word
  ExitTerm = trail_word (Lead | by)? TrailBy        -- trail
           | target_word Lead? OrderPrice           -- target
           | stop_loss_word Lead? OrderPrice        -- stop_loss
           | stop_word Lead? OrderPrice             -- stop
  on_of    = "on_" | "for_" | "to_" | "of_"

  // Open orders
  Cancel    = cancel_verb Chosen                    -- chosen
            | cancel_only Short                     -- short
  Short     = Which? latest (name | unsure)? ChosenIn? ChosenAt? ChosenIn?     -- latest
            | Which? (name | unsure)? sides ChosenIn? ChosenAt? ChosenIn?      -- sides
            | Which? ordinal                        -- ordinal
            | Which? ChosenSide (name | unsure)     -- side_first
            | Which? (name | unsure) ChosenSide     -- side_last
            | my? name                              -- name
            | all_orders                            -- all
  Chosen    = Which? ordinal? latest? ChosenSide? (name | unsure)? ChosenSide? ChosenKind? (orders_noun | order_noun) ChosenIn? ChosenAt? ChosenIn?  -- noun
            | Which? ordinal? latest? ChosenSide? (name | unsure)? ChosenSide? (ChosenKinds | ChosenKind) ChosenIn? ChosenAt? ChosenIn?              -- kind
  ChosenAt  = at_price OrderPrice
  Which     = every_order | my | the | that_word
  ChosenSide  = side_buy | side_sell
  ChosenKind  = trail_kind | target_kind | stop_kind | limit_kind
  ChosenKinds = trail_kinds | target_kinds | stop_kinds
  ChosenIn  = ("on_" | "for_" | "in_" | "of_") my? the? (name | unsure)

  Modify    = (change_verb | make_verb) Chosen to? Lasting                      -- lasting
            | change_verb Chosen to Count share_noun                            -- shares
            | change_verb Chosen to a? trail_word? TrailPercent                 -- trail
            | change_verb Chosen (up | down)? to a? ModifyName? Lead? OrderPrice             -- price
            | change_verb (the | my)? ModifyName on_of Chosen to OrderPrice     -- name
            | change_verb (the | my)? quantity_word on_of Chosen to Count share_noun?  -- quantity
            | shift_verb Chosen (Shift ~to)? ShiftBy                            -- by
            | shift_verb Chosen in_half                                         -- halved
            | halve_verb Chosen                                                 -- halved_by_verb
            | shift_verb Chosen Shift? little?                                  -- vague
  Shift     = (up_word | down_word) by?             -- way
            | by                                    -- by
  ShiftBy   = digits (percent | percent_word)       -- percent
            | us? dollar digits                     -- sign
            | digits dollars                        -- dollars
            | Count share_noun                      -- shares
            | Fraction                              -- part
            | digits                                -- bare
  TrailPercent = digits (percent | percent_word)
  ModifyName = limit_word | stop_loss_word | stop_word | price_word
`;
