/** The word classes of messages about what was done before, as `ENGLISH` has those of other requests. */
export const FOLLOW_ENGLISH = {
  // Undoing
  undo_verb: 'undo | revert | reverse | take back | roll back | unwind',
  undo_object: `it | that | this | them | those | both | the last one | that one | the last order | my last order |
    the order | that order | the last trade | my last trade | the trade | that trade | those orders | those trades |
    the last trades | what you just did | what i just did | everything | all of that | all of it | all that`,
  undo_phrase: 'take that back | take it back | take this back | take them back',
  back_object: 'it | them | that | those | these',
  back_word: 'back | back again',

  // Doing it again
  again: `again | the same again | same again | once more | one more time | do that again | do it again |
    do the same again | repeat | repeat that | repeat it | repeat the order | repeat that order |
    repeat my last order | the same order again | same order again | the same once more | same once more |
    the same thing again | same thing again | that again | another round`,
  again_word: 'again | once more',
  same_for: `the same for | same for | the same with | same with | do the same for | do the same with |
    the same thing for | the same thing with | do that for | do that with | the same order for |
    same order for | repeat that for | repeat that with | repeat it for | repeat it with | do it for |
    do it with | now do | the same amount of | same amount of | the same number of | same number of |
    as many of | likewise for`,
  too_word: 'too | as well | also',

  more_word: 'more',

  // Correcting
  made: `make it | make that | make this | make them | change it to | change that to | change this to |
    turn it into | turn that into | set it to | set that to | raise that to | lower that to | cut that to |
    reduce that to | up that to | up it to | bump it to | bump that to | bring that to`,
  made_size: `change the amount to | change the quantity to | change the size to | change the number to |
    change the number of shares to | set the amount to | set the quantity to`,
  made_price: `change the limit to | change the price to | change the stop to | set the limit to | set the price to |
    set the stop to | move the limit to | move the stop to | raise the limit to | raise the stop to |
    lower the limit to | lower the stop to | raise the price to | lower the price to`,
  wrong_word: `no | nope | nah | sorry | oops | whoops | ups | hmm | oh | oh no | oh sorry | sorry no | no no | wait |
    no wait | hold on | actually | rather | better | only | correction | wrong | wrong one | wrong ticker |
    wrong stock | thats wrong | that was wrong | my mistake | my bad | scratch that | on second thought |
    i changed my mind | changed my mind | i mean | i meant | i actually meant | i meant to say | i wanted |
    i wanted to say | i really meant | i said | i should have said | id rather have | id prefer |
    it should be | it should have been | it shouldve been | that should be | that should have been |
    that shouldve been | should be | should have been | shouldve been`,
  follow_request: 'can we | could we | can i | could i',
  instead: 'instead | rather',
  instead_of: 'instead of | rather than | in place of',
  not_word: 'not | and not',
  but_word: 'but | but rather',
  twice: 'twice | double | two times',
  of_that:
    'that | of that | of it | of those | as many | as much | that many | that much | the amount | the size',
} as const;

/** The classes of which every message about what was done before has a word. */
const MARKING = [
  'undo_verb',
  'undo_phrase',
  'back_word',
  'again',
  'again_word',
  'same_for',
  'too_word',
  'made',
  'made_size',
  'made_price',
  'wrong_word',
  'instead',
  'instead_of',
  'not_word',
  'twice',
  'of_that',
  'more_word',
] as const;

/** A message without any of these words need not be matched with the grammar. */
export const FOLLOW_MARKS: ReadonlySet<string> = new Set(
  [...MARKING.flatMap((name) => FOLLOW_ENGLISH[name].split(/[\s|]+/)), 'another'].filter(
    (word) => word !== '',
  ),
);
