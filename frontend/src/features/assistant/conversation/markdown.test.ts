import { expect, test } from 'vitest';
import { parseMarkdown } from './markdown';

const text = (value: string) => ({ kind: 'text', text: value });
const bold = (value: string) => ({ kind: 'bold', text: value });

test('line breaks are kept and blank lines separate paragraphs', () => {
  expect(parseMarkdown('one\ntwo\n\nthree')).toEqual([
    { kind: 'paragraph', lines: [[text('one')], [text('two')]] },
    { kind: 'paragraph', lines: [[text('three')]] },
  ]);
});

test('bold and code are separated from the text around them', () => {
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

test('a line of headings over a line of dashes is a table, with its columns aligned', () => {
  const source = [
    'Weights:',
    '| Ticker | Weight | P&L |',
    '|:---|---:|:-:|',
    '| **AAPL** | 12.5 % |',
    '| `A\\|B` | 1 | 2 | 3 |',
    'after',
  ].join('\n');
  expect(parseMarkdown(source)).toEqual([
    { kind: 'paragraph', lines: [[text('Weights:')]] },
    {
      kind: 'table',
      alignments: ['left', 'right', 'center'],
      header: [[text('Ticker')], [text('Weight')], [text('P&L')]],
      rows: [
        [[bold('AAPL')], [text('12.5 %')], []],
        [[{ kind: 'code', text: 'A|B' }], [text('1')], [text('2')]],
      ],
    },
    { kind: 'paragraph', lines: [[text('after')]] },
  ]);
});

test('bars in running text are no table', () => {
  expect(parseMarkdown('buy | sell\nor wait')).toEqual([
    { kind: 'paragraph', lines: [[text('buy | sell')], [text('or wait')]] },
  ]);
});

test('everything between fences is code, also in a truncated answer', () => {
  expect(parseMarkdown('so:\n```json\n- **not** a list\n\n| a |\n```\n- a list')).toEqual([
    { kind: 'paragraph', lines: [[text('so:')]] },
    { kind: 'code', text: '- **not** a list\n\n| a |' },
    { kind: 'list', ordered: false, start: 1, items: [[text('a list')]] },
  ]);
  expect(parseMarkdown('```\ncut off')).toEqual([{ kind: 'code', text: 'cut off' }]);
});

test('links and images stay plain text', () => {
  const source = '[click](javascript:alert(1)) ![x](http://example.com/x.png)';
  expect(parseMarkdown(source)).toEqual([{ kind: 'paragraph', lines: [[text(source)]] }]);
});

test('long runs of marks are parsed in linear time', () => {
  const long = [
    '**a'.repeat(4_000),
    '|'.repeat(20_000),
    '|-\n'.repeat(5_000),
    '```\n'.repeat(5_000),
  ];
  // Where a reader goes back over all of them for each, the test runs out of time.
  expect(long.map((source) => parseMarkdown(source).length)).toEqual([1, 1, 1, 2_500]);
});
