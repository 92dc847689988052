/** Messages about what was done before: undoing, doing again, correcting. They stand alone. */
export const FOLLOW_RULES = `
  Following      = Between* FollowSentence
  FollowSentence = Opening* (request | follow_request) lead_in* Follow FollowEnd* (ask | Stop) After*  -- request
                 | Opening* Follow FollowEnd* Stop After*                           -- plain
  FollowEnd      = comma? courtesy                  -- courtesy
                 | friendly
  Follow         = Undo | Again | Correct | Portion

  Undo    = Wrong* sell back_object back_word       -- sell
          | Wrong* buy back_object back_word        -- buy
          | Wrong* undo_phrase                      -- phrase
          | Wrong* undo_verb undo_object?           -- verb
  Again   = Scale again_word                        -- scaled
          | joiner? same_for Instruments            -- others
          | joiner? Instruments too_word            -- too
          | again                                   -- same
          | made? Count more_word share_noun?       -- more
          | another Count share_noun?               -- another
          | another (share_noun | one)              -- another_one
  Portion = sell Part of That                       -- sell
          | Scale                                   -- scale

  Scale   = twice of_that?                          -- twice
          | Part of_that                            -- part
          | Fraction                                -- fraction

  // Corrections
  Correct   = Wrong* made CorrValue Rather?         -- made
            | Wrong* made_size Count share_noun?    -- size
            | Wrong* made_price OrderPrice          -- price
            | Wrong* not_word CorrValue Instead CorrValue   -- not_but
            | Wrong+ CorrValue Rather?              -- wrong
            | CorrValue Rather                      -- rather
  Wrong     = wrong_word (comma | stop)?
  Instead   = comma? but_word                       -- but
            | comma                                 -- comma
  Rather    = comma? (instead_of | not_word) CorrValue    -- of
            | comma? instead                              -- alone
  CorrValue = CorrSide? CorrSize CorrTerm*          -- sized
            | CorrSide? CorrName CorrTerm*          -- named
            | CorrSide back_object? CorrTerm*       -- side
            | CorrTerm+                             -- terms
  CorrSide  = (to | a)? (buy | side_buy)            -- buy
            | (to | a)? (sell | side_sell)          -- sell
  CorrSize  = "for_"? Dollars worth? CorrOf?        -- dollars
            | "for_"? exactly? Count share_noun? CorrOf?    -- count
            | Scale                                 -- scale
  CorrOf    = ("of_" | "in_")? CorrName
  CorrName  = name share_noun?
  CorrTerm  = Lasting | CorrPrice | CorrMarket
  CorrMarket = comma? a? at_market
  CorrPrice = comma? link_with? a? limit_word Lead? OrderPrice                       -- limit
            | comma? link_with? a? (stop_loss_word | stop_word) Lead? OrderPrice     -- stop
            | comma? at_price OrderPrice limit_word                                  -- at_limit
            | comma? at_price OrderPrice                                             -- at
`;
