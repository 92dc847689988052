/** Price alerts: set, change and remove them. They stand in a message of their own. */
export const ALERT_RULES = `
  Alerting      = Between* AlertSentence+
  AlertSentence = Opening* request lead_in* AlertCommands (ask | Stop) After*  -- request
                | Opening* AlertCommands Stop After*                           -- plain
  AlertCommands = AlertCommand (Joiner AlertCommand)*
  AlertCommand  = AlertAction AlertEnding*
  AlertEnding   = comma? courtesy                 -- courtesy
                | friendly
  AlertAction   = RemoveAlerts | ChangeAlert | SetAlert

  SetAlert   = alert_me if_word the_price "of_" Instrument AlertLevel OrderPrice   -- price_of
             | alert_me if_word Instrument AlertLevel OrderPrice            -- level
             | alert_me if_word Instrument AlertMove by? TrailPercent       -- percent
             | set_alert on_of Instrument AlertPlace OrderPrice             -- on
             | set_alert if_word Instrument AlertLevel OrderPrice           -- set_level
             | set_alert if_word Instrument AlertMove by? TrailPercent      -- set_percent
             | (set_exit a?)? Instrument alert_noun AlertPlace OrderPrice   -- named
  AlertLevel = passes | falls | rises | reaches
  AlertPlace = AlertLevel | over | under | Lead
  AlertMove  = move_down | move_up | move_any

  RemoveAlerts = (cancel_verb | clear_verb) AlertChosen
  ChangeAlert  = change_verb AlertChosen AlertTo OrderPrice
  AlertTo      = to
  AlertChosen  = Which? (name | unsure)? (alerts_noun | alert_noun) ChosenIn? AlertAt? ChosenIn?
  AlertAt      = (at_price | over | under) OrderPrice
`;
