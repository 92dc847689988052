import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { tries } from './effort.ts';
import { exampleOrders, exampleReader, outcomeOf } from './example-orders.ts';

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

const pick = (text: string) => fc.constantFrom(...text.split('|').map((each) => each.trim()));
const number = fc.integer({ min: 1, max: 500 }).map(String);
const said = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((words) => words.join(' '));

const DENIALS =
  pick(`don't | actually don't | do not | do not do it | no | no no | nope | never mind |
  nevermind | cancel | cancel that | scratch that | forget it | on second thought no | not now | not yet |
  actually no | I take that back | stop | undo | undo that | just kidding | I am joking | hold off |
  hold on | wait | wait for me | or not | maybe not | ask me first | check with me first | not really |
  let me think | I changed my mind | hmm | or should I wait | I am not sure | that was a typo |
  not for real | this is only a test | ignore that | disregard this | never | I would never |
  don't do this | delete that | you decide | or maybe later | haha | lol | as a joke | hypothetically`);
const CONDITIONS = fc.oneof(
  said(
    pick(
      'if | only if | unless | when | once | as soon as | in case | provided that | assuming | whenever | but only if | until',
    ),
    pick('it | the price | NVDA | the market | SPY'),
    pick('drops below | rises above | hits | reaches | falls to | is under | goes to | is at'),
    number,
  ),
  said(
    pick(
      'at | limit | stop | at a limit of | with a stop at | for no more than | above | below | not above',
    ),
    number,
  ),
  said('for', number, 'each'),
);
const TIMES = fc.oneof(
  pick(`tomorrow | tonight | next week | on Monday | on friday | later | later today | after the close |
    at the open | before noon | in the morning | every day | every week | at midnight | some day | soon |
    after lunch | by the end of the week | but only tomorrow | not today | in January | at 3 pm | at 15:30`),
  said('in', number, pick('minutes | hours | days | weeks')),
);
const CORRECTIONS = said(
  pick(`make that | I mean | no, | sorry, | rather | actually | I meant | not | better | let's say | change it to |
    correction: | well, |`),
  number,
);

const WITHDRAWALS = fc.oneof(DENIALS, CONDITIONS, TIMES, CORRECTIONS);
const JOINTS = fc.constantFrom(
  '. ',
  '! ',
  '\n',
  ', ',
  ' - ',
  '... ',
  '; ',
  ' ',
  '\n\n',
  '. But ',
  ' (',
  ' — ',
  '.',
  ', but ',
  '. And ',
);
const ENDS = fc.constantFrom('', '.', '!', ' though.', ' please.', '...', '?', ')', ' :)');

const withdrawn = fc
  .tuple(fc.constantFrom(...exampleOrders()), JOINTS, WITHDRAWALS, ENDS)
  .map(
    ([order, joint, withdrawal, end]) =>
      `${order.replace(/[.!?]+$/, '')}${joint}${withdrawal}${end}`,
  );

const withdrawnBefore = fc
  .tuple(
    fc.oneof(DENIALS, CONDITIONS, TIMES),
    fc.constantFrom('. ', '\n', ', ', ': ', ' '),
    fc.constantFrom(...exampleOrders()),
  )
  .map(([withdrawal, joint, order]) => `${withdrawal}${joint}${order}`);

/** Whether the words that were added are the stop loss of a purchase. */
const hasAskedStop = (message: string, { stop_loss }: { readonly stop_loss: unknown }): boolean =>
  stop_loss !== null && message.includes('with a stop at');

/** A condition or a price may make it an order with these terms, but never a plain one at the market. */
const doesNothing = (reader: (message: string) => Reading) => (message: string) => {
  const reading = reader(message);
  const rests =
    reading.kind === 'commands' &&
    reading.commands.every(
      (command) =>
        command.kind === 'order' &&
        (command.terms.type !== 'market' || hasAskedStop(message, command.terms)),
    );
  if (!rests) expect(outcomeOf(reading), message).toBeNull();
};

test('an order that is withdrawn, conditional, scheduled or corrected in the same message is not executed', () => {
  fc.assert(
    fc.property(withdrawn, (message) => doesNothing(read)(message)),
    { numRuns: tries(1_000) },
  );
});

test('an order after such words is not executed', () => {
  fc.assert(
    fc.property(withdrawnBefore, (message) => doesNothing(read)(message)),
    { numRuns: tries(500) },
  );
});

test('the generator catches a reader that reads each sentence by itself', () => {
  const sloppy = (message: string): Reading => {
    const readings = message.split(/(?<=[.!\n])\s*/).map(read);
    return readings.find(({ kind }) => kind === 'commands') ?? { kind: 'unread' };
  };
  const run = fc.check(
    fc.property(withdrawn, (message) => doesNothing(sloppy)(message)),
    {
      numRuns: 500,
    },
  );
  expect(run.failed).toBe(true);
});
