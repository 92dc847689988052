/**
 * Words that classify messages which are not orders. They only choose the answer's text; the
 * grammar alone decides what is executed.
 */
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that make an order conditional or scheduled. */
export const CONDITIONS = set(`
  if when whenever once unless until till after before tomorrow tonight later monday tuesday
  wednesday thursday friday saturday sunday week weekend month year every daily weekly monthly limit
  stop below above under over drops hits reaches falls rises dips dip at yet close open noon soon
`);

export const NEGATIONS = set(`
  dont not never no wont shouldnt cannot cant couldnt wouldnt didnt doesnt isnt without neither nor
  avoid refuse nothing nobody nope nah
`);

/** Phrases that withdraw the rest of the message. */
export const RETRACTIONS =
  /\b(never mind|nevermind|scratch that|cancel|cancel that|undo|forget it|forget that|just kidding|jk|kidding|joking|hypothetically|on second thought|i changed my mind|changed my mind|no wait|wait no|wait|actually no|not really|dont do it|dont do that|hold on|actually dont|let me think|ask me first)\b/;

/** The whole of a message that asks to cancel an order. */
export const CANCEL =
  /^cancel( (that|it|this|everything|((that|this|the|my|all)( my)? )?((last|latest|previous) )?(\S+ )?(orders?|trades?|purchases?|sales?)))?( please)?$/;

/** The whole of a message that refuses what waits for approval. */
export const REFUSAL = /^(no|nope|nah|decline|reject)( (thanks|thank you|it|that|them))?$/;

/** The whole of a message that takes back what was just proposed. */
export const UNDONE =
  /^(?:please )?(?:(?:undo|revert|reverse)(?: (?:that|it|this))?|take (?:that|it|this) back)(?: please)?$/;

/** Words that make a sentence a question, with or without a question mark. */
export const QUESTION_STARTS = set(`
  what whats which who whos whose when where why how hows is are am was were do does did should shall
  may might can could would will has have had if tell explain show give compare list describe suppose imagine
`);

/** Words that begin statements about somebody's actions. */
export const TELLERS = set(`
  i ill im ive id we well weve he shes hes she they my his her their our someone somebody
  everybody everyone people cramer analysts
`);

/** Words that make a statement about trading. */
export const TRADING_WORDS = set(`
  buy buys buying bought sell sells selling sold purchase purchased invest invested investing trade
  traded short shorted dump dumped hold holding rebalance rebalancing
`);

/** Verbs that may begin an order. */
export const ORDER_VERBS = set(`
  buy purchase acquire order grab snag get pick sell trim close exit liquidate dump unload offload
  ditch invest spend allocate throw put drop watch track follow monitor unwatch unfollow add take
  remove delete rebalance equalize split divide double triple halve swap exchange switch rotate
  convert short cover reduce increase lower raise bring make keep
`);

/** The whole of an answer that takes a question back. */
export const NO =
  /^(?:no|nope|nah|neither|none|none of (?:them|those|these)|cancel|nothing|stop|no thanks|never mind|nevermind|forget it|scratch that|neither of (?:them|those))$/;
