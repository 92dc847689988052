/** A word that may limit what another clause says, so that the clauses must stay together. */
const DEPENDS =
  /\b(?:unless|except|if|when|whenever|until|while|as long as|during|only when|but|or|than that|otherwise|before|after|because|since|so that|in case|however|though|although|on (?:mon|tues|wednes|thurs|fri)days?)\b/i;

/** A clause of its own has a subject or says "never", "at most", "don't". */
const STANDS_ALONE =
  /^(?:(?:that\s+)?(?:i|i['’]m|i['’]d|we|you|my|our)\b|(?:please\s+)?(?:never|always|only|do not|don['’]t|no more than|not more than|at most|max(?:imum)?\b|up to))/i;

const BETWEEN = /\s*[;.]\s+|\s*,?\s+and\s+(?:also\s+)?|\s*,\s+(?:also\s+)?/i;

/**
 * Returns the clauses of what is to be remembered, each of which stands alone: "I trade only tech" and
 * "never more than 10 % in one stock". Returns the text itself if a clause may depend on another one, so
 * that no condition of a limit is lost. Pure.
 */
export function clausesOf(text: string): readonly string[] {
  const clauses = text
    .split(BETWEEN)
    .map((clause) => clause.replace(/[\s.!]+$/, '').trim())
    .filter((clause) => clause !== '');
  const areAlone = !DEPENDS.test(text) && clauses.every((clause) => STANDS_ALONE.test(clause));
  return clauses.length > 1 && areAlone ? clauses : [text];
}
