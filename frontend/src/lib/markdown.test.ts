import { expect, test } from 'vitest';
import { parseMarkdown } from './markdown';

const text = (value: string) => ({ kind: 'text', text: value });
const bold = (value: string) => ({ kind: 'bold', text: value });

test('line breaks stay and blank lines part paragraphs', () => {
  expect(parseMarkdown('one\ntwo\n\nthree')).toEqual([
    { kind: 'paragraph', lines: [[text('one')], [text('two')]] },
    { kind: 'paragraph', lines: [[text('three')]] },
  ]);
});

test('bold and code are told from the text around them', () => {
  expect(parseMarkdown('You hold **5 AAPL** at `190.12` now')).toEqual([
    {
      kind: 'paragraph',
      lines: [
        [
          text('You hold '),
          bold('5 AAPL'),
          text(' at '),
          { kind: 'code', text: '190.12' },
          text(' now'),
        ],
      ],
    },
  ]);
});

test('bullets and numbers become lists, also with blank lines between their items', () => {
  expect(parseMarkdown('Holdings:\n- AAPL\n\n* **NVDA**\n3. sell\n4. wait')).toEqual([
    { kind: 'paragraph', lines: [[text('Holdings:')]] },
    { kind: 'list', ordered: false, start: 1, items: [[text('AAPL')], [bold('NVDA')]] },
    { kind: 'list', ordered: true, start: 3, items: [[text('sell')], [text('wait')]] },
  ]);
});

test('markup, half-open stars and negative amounts stay plain text', () => {
  const source = '<b onclick="x()">hi</b> 2 ** 3 and **open\n-$12.50 today';
  expect(parseMarkdown(source)).toEqual([
    {
      kind: 'paragraph',
      lines: [[text('<b onclick="x()">hi</b> 2 ** 3 and **open')], [text('-$12.50 today')]],
    },
  ]);
});

test('a long run of stars is read in linear time', () => {
  const started = performance.now();
  parseMarkdown('**a'.repeat(2000));
  expect(performance.now() - started).toBeLessThan(500);
});
