/** The word classes of price alerts, as `ENGLISH` has those of other requests. */
export const ALERT_ENGLISH = {
  alert_me: `alert me | tell me | let me know | know | notify me | warn me | inform me | ping me | remind me |
    give me an alert | send me an alert | send me a notification`,
  set_alert: `set an alert | set a price alert | set alert | set up an alert | set up a price alert |
    create an alert | create a price alert | add an alert | add a price alert | make an alert |
    put an alert | place an alert | i want an alert | i need an alert | new alert | price alert | alert`,
  alert_noun: 'alert | price alert',
  alerts_noun: 'alerts | price alerts',
  clear_verb: 'clear | turn off | switch off | drop',
  passes: 'passes | crosses | goes through | moves past | gets past',
  over: 'above | over',
  under: 'below | under',
  move_down: `falls | drops | declines | loses | goes down | is down | sinks | dips`,
  move_up: `rises | gains | climbs | jumps | goes up | is up`,
  move_any: 'moves | changes | swings',
} as const;
