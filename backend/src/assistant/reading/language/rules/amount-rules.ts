/** Instruments and amounts. */
export const AMOUNT_RULES = `
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
`;
