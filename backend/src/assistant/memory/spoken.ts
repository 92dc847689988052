import type { Language } from '../languages/language.ts';
import { foreignRequest } from './languages.ts';

/** What a message asks of the memory. */
export type MemoryRequest =
  | { readonly kind: 'remember'; readonly text: string; readonly language: Language }
  | { readonly kind: 'list' }
  | { readonly kind: 'forget'; readonly text: string }
  | { readonly kind: 'forget_all' };

const POLITE = String.raw`^\s*(?:(?:please|ok|okay|hey|finally|and)[,\s]+)*`;
const REMEMBER = new RegExp(
  `${POLITE}(?:remember|keep\\s+in\\s+mind|don['’]t\\s+forget|do\\s+not\\s+forget)\\s*[,:]?\\s+(?:(?:that|this)\\b[,:]?\\s+|for\\s+(?:later|next\\s+time|the\\s+future)[,:]?\\s+(?:that\\s+)?)?(.+)$`,
  'is',
);
const LIST = new RegExp(
  `${POLITE}(?:(?:so\\s+)?what\\s+(?:do|did|have)\\s+you\\s+(?:remember(?:ed)?|in\\s+memory)(?:\\s+(?:about|of)\\s+me)?(?:\\s+so\\s+far)?|(?:show|list|tell)\\s+(?:me\\s+)?(?:all\\s+)?(?:what\\s+you\\s+remember|(?:your|my)\\s+memor(?:y|ies)|everything\\s+you\\s+remember))\\s*[?.!]*\\s*$`,
  'i',
);
const FORGET = new RegExp(
  `${POLITE}(?:forget|stop\\s+remembering|no\\s+longer\\s+remember)\\s*[,:]?\\s+(?:(?:that|this|what\\s+i\\s+said\\s+about|about)\\b[,:]?\\s+)?(.+)$`,
  'is',
);
const ALL =
  /^(?:everything|all|it all|all of it|all that|all (?:of )?(?:your|my) memor(?:y|ies)|everything you (?:remember|know)(?: about me)?)[\s.!]*$/i;
/** "forget it" takes something back and names nothing. */
const NOTHING_NAMED = /^(?:it|that|this|about (?:it|that|this)|me)[\s.!]*$/i;

/**
 * Returns what a message asks of the memory; undefined if it asks nothing of it. Only a message that
 * begins with the request is one, so that pasted text is not.
 */
export function memoryRequestOf(message: string): MemoryRequest | undefined {
  if (LIST.test(message)) return { kind: 'list' };
  // "remember that trade?" is a question.
  if (/\?\s*$/.test(message)) return undefined;
  const remembered = REMEMBER.exec(message)?.[1]?.trim();
  if (remembered && !NOTHING_NAMED.test(remembered)) {
    return { kind: 'remember', text: remembered, language: 'en' };
  }
  const foreign = foreignRequest(message);
  if (foreign) return { kind: 'remember', ...foreign };
  const forgotten = FORGET.exec(message)?.[1]?.trim();
  if (!forgotten || NOTHING_NAMED.test(forgotten)) return undefined;
  return ALL.test(forgotten) ? { kind: 'forget_all' } : { kind: 'forget', text: forgotten };
}
