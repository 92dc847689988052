/** What a verb asks for; those with several meanings are settled by what follows. */
export type Verb =
  | 'buy'
  | 'sell'
  | 'close'
  | 'invest'
  | 'watch'
  | 'unwatch'
  | 'add'
  | 'put'
  | 'take'
  | 'drop'
  | 'remove';

const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .split('|')
    .map((phrase) => phrase.trim().split(/\s+/))
    .sort((a, b) => b.length - a.length);

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const VERB_PHRASES: Readonly<Record<Verb, string>> = {
  buy: 'buy | purchase | acquire | order | grab | snag | get | pick up | pick me up | scoop up | get me | grab me | buy me | order me | load up on | stock up on | go long | place an order for | put in an order for | ill take | ill have',
  sell: 'sell | sell off | trim',
  close:
    'close | close out | get me out of | exit | liquidate | dump | unload | offload | ditch | get rid of | get out of | cash out of | sell out of',
  invest: 'invest | spend | allocate | throw',
  watch:
    'watch | track | follow | monitor | keep an eye on | keep watch on | keep track of | start watching | start tracking | start following',
  unwatch:
    'unwatch | unfollow | untrack | stop watching | stop tracking | stop following | stop monitoring',
  add: 'add',
  put: 'put',
  take: 'take',
  drop: 'drop',
  remove: 'remove | delete',
};

/** Every way to begin a command, longest first. */
export const VERBS = (Object.entries(VERB_PHRASES) as [Verb, string][])
  .flatMap(([verb, text]) => phrases(text).map((words) => ({ verb, words })))
  .sort((a, b) => b.words.length - a.words.length);

/** What may stand before a verb while the person is still the one who asks. */
export const LEAD_INS = phrases(
  `please | pls | plz | hey | hi | hello | ok | okay | so | now | then | also | just | kindly | yes |
   yeah | yep | alright | right | well | first | next | finally | assistant | quickly | go ahead and |
   go ahead | lets | let us | let me | i want to | i want you to | i would like to | i would like you to |
   id like to | id like you to | id love to | i wanna | i need to | i need you to |
   you can | and | after that`,
);

/** Ways to ask for something in the form of a question. */
export const REQUESTS = phrases('can you | could you | will you');
/** A request only where it is plainly polite: "would you buy NVDA?" asks for an opinion. */
export const POLITE_REQUESTS = phrases('would you | would you mind');

/** Words inside a command that carry no meaning of their own. */
export const FILLERS = set(`
  of worth shares share stock stocks the my me some more another additional extra in into on to for
  market price current order please pls plz now today right away immediately asap thanks thank you
  position positions holding holdings stake portfolio account each apiece with from off list
  watchlist watch too as well also again just exactly only both using out a an this i have own
  radar cash money balance dollars bucks usd everything all entire whole rest remaining remainder full it them
  buying power company
`);

/** Nothing, or a list of things, is joined by these. */
export const CONNECTORS = set('and & plus , then also');

/** An order with one of these is for later, or at a price of its own. */
export const CONDITIONS = set(`
  if when whenever once unless until till after before tomorrow tonight later monday tuesday
  wednesday thursday friday saturday sunday week month year every daily weekly monthly limit stop
  below above under over drops hits reaches falls rises dips dip at
`);

/** What follows is a reason, and no part of the command. */
export const REASONS = set('because since cuz cos');

export const NEGATIONS = set(`
  dont not never no wont shouldnt cannot cant couldnt wouldnt didnt doesnt isnt without neither nor
  avoid refuse
`);

/** The person takes back what the message says elsewhere. */
export const RETRACTIONS = phrases(
  `never mind | nevermind | scratch that | cancel that | forget it | forget that | just kidding |
   jk | kidding | hypothetically | on second thought | i changed my mind | changed my mind |
   no wait | wait no | actually no | not really | dont do it | dont do that | hold on`,
);

/** A sentence that begins so asks, with or without a question mark. */
export const QUESTION_STARTS = set(`
  what whats which who whos whose when where why how hows is are am was were do does did should shall
  may might can could would will has have had if
`);

/** A statement that begins so is about somebody's doings. */
export const TELLERS = set(`
  i ill im ive id we well weve he shes hes she they my his her their our someone somebody
  everybody everyone people cramer analysts
`);

/** What a statement about trading speaks of. */
export const TRADING_WORDS = set(`
  buy buys buying bought sell sells selling sold purchase purchased invest invested investing trade
  traded short shorted dump dumped hold holding rebalance rebalancing
`);

/** Words in which a ticker or company is seldom meant when they stand in lower case. */
export const PLAIN_WORDS = set(`
  a all am an any are arm as at ball bank be best big bill block box buy can car cat chase coin cost
  dash day dig doc dow ed elf equal even ever fast fix for fox gap gen general go gold good grab growth has
  he her him hog home hood hum i ice if in index is it its key large low ma man mar market mas mat
  match me met mo most my national net new news next now o off on one open or out pay peg plug pool
  power price pm race rate real rig risk safe sail se see self shop short small snap so spot square
  start stop strategy sun tap target team tech the tel ten total trade trip two u united up us value
  was watch we weight weights well west wish world x year you cash account portfolio balance stock stocks share
  shares money profit loss gain
`);
