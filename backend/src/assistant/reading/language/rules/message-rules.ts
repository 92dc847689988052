/** What a message is made of, and the messages that name no order. */
export const MESSAGE_RULES = `
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
`;
