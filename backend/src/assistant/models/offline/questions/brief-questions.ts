/** Questions about the day: what to know at its beginning, and what it brought. */
export type BriefQuestion = { readonly kind: 'brief' } | { readonly kind: 'day_review' };

const anchored = (said: readonly string[]): RegExp =>
  new RegExp(
    said
      .map(
        (each) =>
          `^(?:(?:hi|hello|hey|good morning|good evening|so|ok|please|and|can you|could you|can i have|can i get|give me|show me|id like|i want|i would like|lets have|lets hear) )*(?:${each})(?: (?:please|now|today|for today|of today|then))*$`,
      )
      .join('|'),
  );

const BRIEF = anchored([
  '(?:(?:the|my|a|your|todays) )?(?:quick |short )?(?:morning|daily|market|opening|pre market|start of day) (?:brief|briefing|update|report|summary|rundown)',
  '(?:(?:the|my|a|todays) )?(?:quick |short )?(?:brief|briefing)',
  'brief me(?: (?:on (?:the day|today|my portfolio|the market|my account)|for the day))?',
  'catch me up(?: on (?:the market|today|my portfolio))?',
  'what do i (?:need|have) to know(?: (?:today|this morning|before the open))?',
  'what should i know(?: (?:today|this morning))?',
  'what(?:s| is) (?:new|on)(?: (?:today|this morning|overnight))',
  'start (?:my|the) day',
  'what happened overnight',
  'what did i miss(?: overnight)?',
  'how does (?:my|the) day look(?: so far)?',
  'bring me up to (?:date|speed)',
]);

const REVIEW = anchored([
  '(?:review|recap|summari[sz]e|wrap up|go over|analy[sz]e|assess|rate) (?:my|the|this|todays) (?:trading )?day',
  '(?:review|recap|summari[sz]e|wrap up|go over) (?:my )?(?:trading )?today',
  '(?:review|recap|summari[sz]e|go over) (?:todays trades|my trades (?:today|of today|from today))',
  '(?:(?:the|my|a|todays) )?(?:end of day|eod|day|daily|evening|closing) (?:review|recap|wrap up|wrap|debrief|summary|report)',
  '(?:review|recap) of (?:my|the) day',
  'how was my (?:trading )?(?:day|today)',
  'how did (?:my (?:trading )?day|today) (?:go|turn out|end|work out)',
  'how did i trade',
  'how has my (?:trading )?day been(?: so far)?',
  'debrief me',
  'what did i do(?: today)',
]);

/** Returns a question about the day; undefined if it is about something else. */
export function briefQuestion(text: string): BriefQuestion | undefined {
  const said = text.replaceAll(/ ?[,!.?]+ ?/g, ' ').trim();
  if (REVIEW.test(said)) return { kind: 'day_review' };
  return BRIEF.test(said) ? { kind: 'brief' } : undefined;
}

/** Returns whether a message asks for the morning brief, and for nothing else. */
export const asksForBrief = (message: string): boolean =>
  briefQuestion(message.toLowerCase().replaceAll(/['’]/g, ''))?.kind === 'brief';
