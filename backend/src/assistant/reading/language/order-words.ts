/** The word classes of orders with terms, as `ENGLISH` has those of other requests. */
export const ORDER_ENGLISH = {
  // Verbs
  order_buy: `buy | purchase | get | get me | buy me | acquire | pick up | place an order to buy |
    place an order for | put in an order for | bid for`,
  limit_buy: `limit buy | buy limit | place a limit order to buy | place a limit buy for |
    place a limit order for | put in a limit order for | place a buy limit order for |
    put in a buy limit order for | put in a limit order to buy |
    put in a limit buy for | limit order to buy | limit order for | set a limit order to buy |
    enter a limit order to buy | set a limit buy for | set a limit order for`,
  stop_buy: `stop buy | buy stop | place a stop order to buy | put in a stop order to buy |
    stop order to buy | set a stop order to buy | place a buy stop for | set a buy stop for`,
  order_sell: 'sell | sell off | place an order to sell | put in an order to sell',
  limit_sell: `limit sell | sell limit | place a limit order to sell | place a limit sell for | place a sell limit order for |
    put in a limit order to sell | limit order to sell | set a limit order to sell |
    enter a limit order to sell | set a limit sell for`,
  stop_sell: `stop sell | sell stop | place a stop order to sell | put in a stop order to sell |
    stop order to sell | set a stop order to sell | place a stop loss order to sell |
    place a sell stop for | set a sell stop for`,
  set_exit: `set | put | place | add | use | attach | put in | enter | i want | give me | set up |
    create`,
  protect: 'protect | guard',
  trail_it: 'trail',

  // Terms
  link_with: 'with | using | and with',
  at_price: 'at | at a price of | for a price of | at price',
  limit_word: 'limit | lmt | limit order | limit price',
  stop_word: 'stop | stop order | stop price | on stop',
  stop_loss_word: 'stop loss | stoploss | stop loss order | protective stop | sl',
  trail_word: `trailing stop | trailing stop loss | trailing | trail | trailing stop order |
    trailing stop loss order`,
  target_word: `target | profit target | take profit | take profits | price target | tp |
    take profit order | take profits order`,
  or_better: 'or better',
  or_lower: 'or less | or lower | or cheaper | or below | or under',
  or_higher: 'or higher | or more | or above',
  gtc: `good till canceled | good till cancelled | good til canceled | good til cancelled |
    good until canceled | good until cancelled | gtc | until canceled | until cancelled |
    till canceled | till cancelled | until i cancel it | until i cancel | till i cancel it |
    good till cancel | good until cancel | good til cancel`,
  day_only: `today only | for today | for today only | day order | as a day order | day only |
    good for the day | good for day | for the day | good for today | only today | just for today |
    good today | gfd | for the rest of the day`,
  ioc: 'ioc | immediate or cancel',
  fok: 'fok | fill or kill',

  // Conditions
  if_word: 'if | when | once | as soon as | only if | in case | the moment',
  then_word: 'then',
  the_price: 'the price | the stock | the share price | its price',
  falls: `falls below | falls under | falls to | falls beneath | drops below | drops under | drops to |
    dips below | dips under | dips to | goes below | goes under | goes down to | sinks below |
    sinks to | is below | is under | gets below | trades below | slips below | slips to |
    declines to | declines below | breaks below | crosses below | comes down to | drops down to |
    falls down to | falls past | drops past`,
  rises: `rises above | rises over | rises to | goes above | goes over | goes up to | climbs above |
    climbs to | climbs over | gets above | is above | is over | breaks above | trades above |
    crosses above | jumps above | jumps to | increases to | moves above | exceeds | goes past |
    rises past`,
  reaches: 'hits | reaches | gets to | touches | is at | goes to | comes to',

  // Open orders
  cancel_verb: 'cancel | call off | remove | delete | withdraw | pull | revoke',
  cancel_only: 'cancel',
  all_orders: 'all | everything | all of them',
  sides: 'buys | sells | purchases | sales',
  change_verb: `change | move | modify | adjust | update | set | edit | raise | lower | increase |
    reduce | amend`,
  make_verb: 'make',
  shift_verb: `change | move | modify | adjust | update | raise | lower | increase | reduce | amend | cut |
    bring | shift`,
  halve_verb: 'halve',
  up_word: 'up | higher | upwards',
  down_word: 'down | lower | downwards',
  little: 'a bit | a little | a little bit | slightly | somewhat | some',
  ordinal: `first | 1st | second | 2nd | third | 3rd | fourth | 4th | fifth | 5th`,
  below_price: `below | below the price | below the market | below market | below the current price |
    under the price | below its price`,
  all_positions: `all my positions | all positions | every position | each position | everything |
    all my holdings | all my stocks | all of my positions | each of my positions | my positions |
    all my shares | everything i own | everything i hold`,
  that_word: 'that | this',
  latest: 'last | latest | newest | most recent',
  side_buy: 'buy | purchase',
  side_sell: 'sell | sale',
  stop_kind: 'stop | stop loss | sl | protective stop',
  stop_kinds: 'stops | stop losses',
  limit_kind: 'limit',
  trail_kind: 'trailing stop | trailing stop loss | trail',
  trail_kinds: 'trailing stops',
  target_kind: 'take profit | target | profit target',
  target_kinds: 'take profits | targets | profit targets',
  order_noun: 'order | open order | pending order | one',
  orders_noun: `orders | open orders | pending orders | working orders | resting orders |
    outstanding orders`,
  every_order: 'all | all of | all of my | all my | all the | all of the | every | every single',
  quantity_word: 'quantity | size | amount | number of shares',
  price_word: 'price',
} as const;
