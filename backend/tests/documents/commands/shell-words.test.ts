import { expect, test } from 'vitest';
import { commandsIn } from './command-finder.ts';
import { shellCommands } from './shell-words.ts';

test('a line is split into words as a shell does', () => {
  expect(shellCommands(`curl 'a b' -d "{\\"x\\": 1}" it\\'s # a comment`)).toEqual([
    { settings: {}, words: ['curl', 'a b', '-d', '{"x": 1}', "it's"] },
  ]);
});

test('environment variables, following commands and redirections are distinguished', () => {
  expect(shellCommands('PORT=0 HOST=::1 npm start && npm run -s audit > all.jsonl | head')).toEqual(
    [
      { settings: { PORT: '0', HOST: '::1' }, words: ['npm', 'start'] },
      { settings: {}, words: ['npm', 'run', '-s', 'audit'] },
      { settings: {}, words: ['head'] },
    ],
  );
});

const words = (markdown: string) => commandsIn(markdown).map((command) => command.words.join(' '));

test('commands are found in shell blocks and in sentences, in order', () => {
  const markdown = [
    'Run `npm run soak -- --hours 8`, which is no `kill -9`.',
    '```sh',
    'npm start   # serves',
    '',
    'curl -d x \\',
    '  localhost:8000',
    '```',
    '```console',
    '$ npm test',
    'ok',
    '```',
    '```json',
    'npm run nothing',
    '```',
    '```',
    'ticker,time',
    'npm run verify',
    '```',
    '`scripts\\start.ps1 -Open` is not in `scripts/lib`.',
    '```powershell',
    "$env:PORT = '9000'; npm start",
    '.\\scripts\\stop.ps1',
    '```',
  ].join('\n');
  expect(words(markdown)).toEqual([
    'npm run soak -- --hours 8',
    'npm start',
    'curl -d x localhost:8000',
    'npm test',
    'npm run verify',
    'scripts/start.ps1 -Open',
    'npm start',
    './scripts/stop.ps1',
  ]);
});

test('arguments alone belong to the preceding npm command', () => {
  expect(words('`npm run bench:page -- compare`, then (`-- heap --minutes=4`).')).toEqual([
    'npm run bench:page -- compare',
    'npm run bench:page -- heap --minutes=4',
  ]);
});
