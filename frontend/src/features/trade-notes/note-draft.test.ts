import { TradeNoteBodySchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { bodyOf, draftOf } from './note-draft';

const EMPTY = draftOf(undefined);

test('a note reads the same after it was written', () => {
  const note = {
    trade_id: 't',
    text: 'Bought the breakout',
    tags: ['gap', 'late entry'],
    plan: { entry: 190.5, stop: 185, target: null, text: 'Half at 200' },
    picture_at: null,
    updated_at: null,
  };
  const read = bodyOf(draftOf(note));
  const { text, tags, plan } = note;
  expect(read).toEqual({ body: { text, tags, plan } });
  expect('body' in read && TradeNoteBodySchema.parse(read.body)).toEqual({ text, tags, plan });
  expect(bodyOf(EMPTY)).toEqual({ body: { text: '', tags: [], plan: null } });
});

test('tags are divided by commas, and each counts once', () => {
  expect(bodyOf({ ...EMPTY, tags: ' gap ,, Gap, late' })).toMatchObject({
    body: { tags: ['gap', 'late'] },
  });
});

test.each([
  [{ text: 'x'.repeat(4_001) }, /at most 4000/],
  [{ plan: 'x'.repeat(1_001) }, /at most 1000/],
  [{ tags: 'x'.repeat(25) }, /A tag is/],
  [{ tags: Array.from({ length: 11 }, (_, one) => one).join() }, /at most 10 tags/],
  [{ stop: '0' }, /more than \$0/],
  [{ entry: '1.00001' }, /four decimals/],
  [{ target: 'high' }, /Write a price/],
])('%o is answered with what is wrong', (changes, sentence) => {
  expect(bodyOf({ ...EMPTY, ...changes })).toEqual({ problem: expect.stringMatching(sentence) });
});
