import { expect, test } from 'vitest';
import { contents } from './tests/samples';
import {
  describeRefusedFile,
  FILE_BYTES_MAX,
  fileNameOf,
  readWorkspaceFile,
  writeWorkspaceFile,
} from './workspace-file';

const FILE = { name: 'Day', contents: contents() };

const changed = (change: object) =>
  JSON.stringify({ ...JSON.parse(writeWorkspaceFile(FILE)), ...change });

test('an exported workspace is read as it was written', () => {
  expect(readWorkspaceFile(writeWorkspaceFile(FILE))).toEqual(FILE);
});

test.each([
  ['no JSON', '{"format":', /^The file is not JSON: /],
  ['a text', '"day"', /"format" is not "finally-workspace"/],
  ['null', 'null', /"format" is not/],
  ['another file', '{"format":"other"}', /"format" is not/],
  ['a later version', changed({ version: 2 }), /has version 2, and only version 1/],
  ['no version', changed({ version: undefined }), /has version undefined/],
  ['no name', changed({ name: 7 }), /"name" is not a text/],
  ['a blank name', changed({ name: ' ' }), /"name" in the file cannot be used/],
  ['a long name', changed({ name: 'x'.repeat(41) }), /at most 40 characters/],
  ['no contents', changed({ contents: undefined }), /"contents" is missing/],
  ['too much', ' '.repeat(FILE_BYTES_MAX + 1), /too large: a workspace has at most 60 kB/],
])('a file with %s is refused with a sentence', (_title, text, sentence) => {
  expect(readWorkspaceFile(text)).toMatch(sentence);
});

test('a refusal of the server says where the file is wrong', () => {
  const issue = { path: 'contents.charts.0.interval', message: 'Use an interval.' };
  expect(describeRefusedFile('Use an interval.', [issue, issue])).toBe(
    'The file is wrong at contents.charts.0.interval: Use an interval. There are 1 more.',
  );
  expect(describeRefusedFile('Too many.')).toBe('Too many.');
});

test('the file is named after the workspace', () => {
  expect(fileNameOf('Day / Ünit 2')).toBe('workspace-day-ünit-2.json');
  expect(fileNameOf('***')).toBe('workspace.json');
});
