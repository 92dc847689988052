/**
 * The word classes of the grammar, with alternatives between bars. A phrase of several words is one
 * alternative. Another language needs another table, but not another grammar.
 */
export const ENGLISH = {
  // Words before, between and after commands that have no meaning of their own.
  lead_in: `please | pls | plz | kindly | hey | hi | hello | good morning | good afternoon |
    good evening | ok | okay | so | now | then | also | just | yes | yeah | yep | alright |
    well | first | next | finally | quickly | go ahead and | go ahead | lets | let us |
    let me | i want to | i want you to | i would like to | i would like you to | id like to |
    id like you to | id love to | i wanna | i need to | i need you to | hey finally | hi finally | yo | hi there | hey there | hello there | be so kind as to | kindly please | please kindly | go | please go ahead and`,
  request:
    'can you | could you | can you please | could you please | will you please | would you please',
  courtesy: `please | pls | plz | thanks | thank you | thx | ty | cheers | many thanks |
    thanks a lot | thank you very much | thanks in advance | thank you so much | for me | now |
    right now | right away | immediately | asap | today | straight away | at once | as well | too | rn | on my behalf | thank you kindly | tysm | thanks so much | thank you in advance | if you please`,
  joiner: 'and | then | also | plus | and then | and also | after that | as well as',
  and: 'and | plus | as well as | and also',
  at_market: `at market | at the market | at mkt | at the mkt | at market price | at the market price |
    at current price | at the current price | at current prices | at market prices | mkt | market order | as a market order | with a market order | at the current market price | at current market price | at todays price`,

  // Messages addressed to the program itself.
  halt: `stop | stop now | stop it | stop buying | stop selling | pause | abort | turn off trading |
    disable trading | no trading | freeze everything | stop everything now | stop trading now |
    can you stop trading | could you stop trading | can you halt | could you halt | stop trading | stop all trading | halt | halt trading | halt all trading | halt yourself |
    halt everything | freeze | freeze trading | pause trading | stop everything | emergency stop |
    no more trades | no more trading | dont trade | dont trade anymore | dont trade any more |
    do not trade | do not trade anymore | do not trade any more | quit trading | cease trading |
    stop making trades | stop placing orders | no more orders | kill switch | pause the assistant |
    halt the assistant | stop the assistant`,
  read_only: `read only | read only mode | go read only | go to read only | switch to read only |
    switch to read only mode | set to read only | be read only | go into read only mode |
    set yourself to read only | turn on read only | readonly`,
  loosen: `resume | resume trading | unhalt | unpause | start trading again | start trading |
    you may trade again | you can trade again | auto mode | automatic mode | go auto | switch to auto |
    switch to auto mode | switch to automatic | switch to automatic mode | confirm mode |
    switch to confirm | switch to confirm mode | turn off read only | turn off the kill switch |
    turn the kill switch off | leave read only | leave read only mode | lift the halt |
    raise the limits | remove the limits | turn off the limits`,
  go_ahead: `yes | yes please | just do it | yep | yeah | yup | do it | do that | do so | do this | go ahead |
    go for it | place it | place them | place that | make it so | execute | execute it | execute that |
    lets do it | lets do that | proceed | approve | approve it | approve that | approve them |
    approve all | approved | confirm | confirm it | confirmed | yes do it | ok do it | okay do it |
    please do | please do it | please do that | sure do it | carry it out | ok go ahead | okay go ahead |
    yes go ahead | sure go ahead`,

  // Open-ended requests to act.
  invest: 'invest | put | use | deploy | spend | allocate',
  open_money: `cash | money | cash balance | balance | buying power | spare cash | remaining cash |
    available cash | savings`,
  open_aim: `something good | something safe | something solid | something sensible | the market |
    good stocks | safe stocks | the best stocks | a few stocks | a few good stocks | some good stocks |
    whatever you like | whatever you think is best | whatever seems best | stocks | a diversified portfolio |
    tech | tech stocks | energy | energy stocks | index funds | etfs | dividend stocks | growth stocks |
    different sectors | several sectors`,
  pick: 'pick | choose | buy | find and buy | pick and buy | select | get',
  open_things: `good stocks | stocks | stock | good stock | companies | solid stocks | safe stocks |
    tech stocks | energy stocks | growth stocks | index funds | etfs | shares you like | stocks you like |
    something good | something safe | something | something you like | whatever you like`,
  open_purpose:
    'for me | and buy them | and buy it | with my cash | with my money | for my portfolio',
  reshape: `diversify | rebalance | improve | optimize | optimise | derisk |
    reduce the risk of | lower the risk of | reduce the risk in | spread | balance | restructure | reduce risk in`,
  open_portfolio:
    'portfolio | holdings | positions | account | investments | money | portfolio risk',
  manage: 'manage | take care of | build | build up | set up',
  open_manner: `sensibly | wisely | well | as you see fit | as you like | as you think best |
    as you think is best | however you like | for the long term | for growth | for safety | safely |
    conservatively | aggressively | across sectors | across different sectors | across several sectors |
    for me | in a sensible way | the way you think is best | at your discretion | evenly`,

  // Verbs.
  buy: `buy | purchase | acquire | order | grab | snag | get | pick up | pick me up | scoop up |
    get me | grab me | buy me | order me | load up on | stock up on | go long | go long on | long |
    bto | buy to open | place an order for | put in an order for | ill take | ill have | buy us | gimme | market buy | place a market order to buy | place an order to buy | place a market order for | put in a market order for | give me`,
  add: 'add',
  sell: `sell | sell off | stc | sell to close | market sell | place a market order to sell | place an order to sell`,
  trim: 'trim',
  close: `close | close out | close out of | get me out of | exit | liquidate | dump | unload | offload |
    ditch | get rid of | get out of | cash out of | sell out of`,
  put: `put | invest | spend | allocate | throw | drop | use | deploy | stick | pour | plow | toss | chuck | place | park`,
  watch: `watch | track | follow | monitor | keep an eye on | keep watch on | keep track of |
    start watching | start tracking | start following`,
  unwatch: `unwatch | unfollow | untrack | stop watching | stop tracking | stop following |
    stop monitoring`,
  remove: 'remove | delete',
  take_off: 'take | drop | remove | delete',
  keep: 'keep | hold on to | hold onto',
  reduce_to: 'trim | cut | reduce | lower | sell',
  raise_to: 'increase | raise | grow | build | bump | top | round',
  bring_to: 'bring | make | set | adjust | take | get | scale',
  double: 'double | double down on | double up on',
  triple: 'triple',
  halve: 'halve',
  rebalance: 'rebalance | equalize | equalise | even out | balance | re balance',
  rest_in_cash: `rest cash | the rest cash | rest in cash | the rest in cash | rest to cash | the rest to cash |
    keep the rest in cash | keep the rest as cash | leave the rest in cash | leave the rest as cash |
    the rest as cash | rest as cash | everything else cash | everything else in cash | everything else to cash |
    the remainder in cash | remainder in cash | the remainder cash`,
  weigh_equally: 'equal weight | equally weight | equalize | equalise | even out',
  split: 'split | divide | spread | distribute',
  swap: 'swap | exchange | switch | trade | replace | convert',
  from_word: 'from',
  rotate: 'rotate | switch | move | shift | get',
  raise_cash: 'raise | free up | get | generate',
  take_profit: 'take | lock in | book | take some | lock in some',
  go_to_cash: `go to cash | go all cash | go all to cash | flatten | flatten everything |
    flatten my positions | flatten all positions | flatten my portfolio`,
  all_in: 'go all in on | all in on | go all in',

  // Determiners and nouns.
  my: 'my | our',
  the: 'the',
  all: `all | all of | all the | all of the | all my | all of my | all our | all of our | the whole | the whole of | my whole |
    my entire | the entire | every share of | every share of my | every last share of | the rest of |
    the rest of my | the remaining | my remaining | the remainder of my | the full | my full`,
  of: 'of | of my | of the | of our',
  in_: 'in',
  exactly: 'just | only | exactly',
  of_my: 'of my | of our | of the',
  owned: 'i own | i have | i hold | that i own | that i have | that i hold',
  wholly: 'completely | entirely | all of it | all of them | in full',
  noun: `shares | share | stock | stocks | position | positions | holding | holdings | stake |
    shares of stock`,
  share_noun: 'shares | share | stock | stocks | shares of stock | units | unit',
  share: 'share | unit',
  holding_of: `position in | holding in | holdings in | holding of | holdings of | stake in | shares of |
    shares in | stock of | stock in | position of`,
  it: 'it | them | that stock | this stock | that one | that position | this position | this one | that share',
  that_alone: 'that | this | those | these',
  everything: `everything | all | it all | all of it | everything i have | everything i own | everything i hold |
    each position | every position | each of my positions | every position i have | all i own | all i have |
    all my stocks | all my stuff`,
  holdings: `portfolio | positions | holdings | stocks | shares | everything | investments |
    whole portfolio | entire portfolio | open positions`,
  else_:
    'everything else | the rest | all the rest | all others | all the others | the others | the other positions',
  losers: `losers | laggards | losing positions | losing stocks | losing trades | red positions`,
  winners: `winners | gainers | winning positions | winning stocks | winning trades | green positions`,
  sector_noun: `stocks | stock | positions | shares | holdings | names | companies | sector | investments |
    exposure`,
  in_the_red: `in the red | thats down | that is down | thats losing money | that is losing money |
    thats losing | under water`,
  in_the_green: 'in the green | thats up | that is up | in profit',
  profits:
    'profits | profit | gains | profits on | gains on | profits in | profits from | gains from | gains in',

  // Exceptions.
  except: `except | except for | but | but not | but keep | other than | apart from | besides |
    save for | excluding | but dont sell | but do not sell | but leave | and keep`,
  except_for: 'except | except for | but keep | other than | apart from | excluding | save for',
  but_not: 'but not',

  // Amounts.
  each: 'each | apiece | a piece',
  more: 'more | additional | extra',
  another: 'another | an additional | an extra',
  vague: 'some | a few | a little | a bit of | several | some more | a lot of | lots of | more',
  worth: 'worth | worth of',
  money_in: 'of | in | into | on | from | of my | in my | from my',
  into: 'into | in | on | at | to | in to | to buy | to buy more | buying | towards',
  dollars: 'dollars | dollar | bucks | usd | us dollars',
  usd: 'usd',
  us: 'us',
  cash: `cash | money | cash balance | balance | buying power | available cash | remaining cash |
    spare cash | free cash`,
  rest: `rest | the rest | remainder | the remainder | remaining cash | the remaining cash | what is left |
    whats left | the rest of my cash | the rest of the cash | the rest of my money | the rest of the money |
    the rest of it`,
  proceeds: `proceeds | the proceeds | that money | the money | that cash | the cash | it | that |
    those proceeds | these proceeds | the dollars | the proceeds from that | the proceeds of that`,
  all_proceeds:
    'it all | all of it | all the proceeds | all of the proceeds | all that money | everything | all the money | all the cash',
  as_much: 'as much | as many',
  as_possible: 'as i can | as possible | as i can afford | as you can | as i can buy',
  max_of: 'the most | the maximum | max | the max | maximum',
  couple: 'couple | couple of | pair of | pair',
  dozen: 'dozen | dozen of',
  hundred: 'hundred',
  thousand: 'thousand',
  grand: 'grand',
  million: 'million',
  point: 'point',
  a: 'a | an',
  one: 'one',
  half: 'half | halves',
  denominator_3: 'third | thirds',
  denominator_4: 'quarter | quarters | fourth | fourths',
  denominator_5: 'fifth | fifths',
  denominator_6: 'sixth | sixths',
  denominator_7: 'seventh | sevenths',
  denominator_8: 'eighth | eighths',
  denominator_9: 'ninth | ninths',
  denominator_10: 'tenth | tenths',
  percent_word: 'percent | per cent | pct',
  unit_number: 'zero | one | two | three | four | five | six | seven | eight | nine',
  teen_number: `ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen |
    nineteen`,
  tens_number: 'twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety',
  times: 'x',

  // Targets and lists.
  to: 'to',
  by: 'by',
  down: 'down | back | back down',
  up: 'up',
  in_half: 'in half | by half | by a half',
  of_total: `of portfolio | of my portfolio | of the portfolio | of my account | of the account | of my total |
    of the total | of my total value | of the total value | of my net worth | of all my holdings |
    of my holdings | of my whole portfolio | of my entire portfolio | of total`,
  equally: `equally | evenly | in equal parts | into equal parts | in equal shares | in equal amounts |
    equal parts`,
  equal_weights: `equal weights | equal weight | equal weightings | equal weighting | equal allocations |
    equal allocation | equal sizes | equal size | equal parts | equal shares | even weights | the same weight |
    the same weights | the same size | even allocations`,
  equal:
    'equal | equally large | equally big | equally weighted | the same size | equal in size | equal size',
  across: 'across | between | among | amongst | over | in | of | for | into',
  for_: 'for | into | to | with',
  out_of: 'out of',
  and_into: 'into | in to | and into | to | and buy',
  to_raise: 'to raise | to get | to free up | to make',
  by_selling: 'by selling | from | out of | by selling some of | by selling some | from selling',
  in_cash: 'in cash | of cash',
  enough: 'enough | enough of',
  with_: 'with | for | using',
  on_watchlist: `to my watchlist | to the watchlist | to watchlist | to my watch list | to the watch list |
    to my list | to the list | on my watchlist | on the watchlist | on my watch list | on the watch list |
    on my list | on the list | on my radar | onto my watchlist | on watch | in my watchlist`,
  off_watchlist: `from my watchlist | from the watchlist | from watchlist | from my watch list |
    from the watch list | from my list | from the list | off my watchlist | off the watchlist |
    off my watch list | off the list | off my list | from my radar`,
  to_portfolio:
    'to my portfolio | to the portfolio | to my position | to my holdings | to my account | to portfolio',
  largest: 'biggest | largest | top | main',
  smallest: 'smallest',
  best: 'best | strongest | best performing',
  worst: 'worst | weakest | worst performing',
  position_noun: 'position | holding | stock | investment | performer | one | stake',
  winner: 'winner',
  loser: 'loser',
} as const;
