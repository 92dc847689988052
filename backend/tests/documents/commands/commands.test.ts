import { describe, expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { BY_USER, buy, openPortfolio } from '../../support/trading/portfolio.ts';
import { projectDocuments } from '../documents.ts';
import { commandsIn, type NamedCommand } from './command-finder.ts';
import { bearsToken, curl, hasCurl, isCurl } from './curl-commands.ts';
import { execute, isExecuted } from './executed-commands.ts';
import { faultOf, listed } from './listed-commands.ts';

const TOKEN = 'a-token-for-examples';

const documents = projectDocuments().map(({ path, text }) => ({
  path,
  commands: commandsIn(text),
}));

/** Returns the documents that contain such commands, with each command once. */
function having(isMeant: (command: NamedCommand) => boolean) {
  const seen = new Set<string>();
  const isNew = ({ words }: NamedCommand) => seen.size < seen.add(words.join(' ')).size;
  return documents
    .map(({ path, commands }) => [path, commands.filter(isMeant).filter(isNew)] as const)
    .filter(([, commands]) => commands.length > 0);
}

const named = (text: string): NamedCommand => {
  const [command] = commandsIn(`\`${text}\``);
  if (!command) throw new Error(`${text} is no command`);
  return command;
};

describe.skipIf(!hasCurl())('with curl', () => {
  test.each(having(isCurl))('the examples of %s are answered', async (_path, commands) => {
    const folder = tempFolder();
    const servers = new Map<boolean, TestServer>();
    onTestFinished(async () => {
      for (const server of servers.values()) await server.close();
    });
    for (const command of commands) {
      const wants_token = bearsToken(command);
      const settings: Record<string, string> = wants_token ? { FINALLY_TOKEN: TOKEN } : {};
      const server = servers.get(wants_token) ?? (await TestServer.start({ settings }));
      servers.set(wants_token, server);
      await curl(command, { url: server.url, token: TOKEN, folder });
    }
  });
});

test.each(having(isExecuted))('the npm commands of %s run', async (_path, commands) => {
  const folder = tempFolder();
  const path = `${folder}/finally.db`;
  const { service, connection } = openPortfolio({ path });
  await service.trade(buy('AAPL', 1), BY_USER);
  connection.close();
  for (const command of commands) await execute(command, { folder, database_path: path });
});

test('every other command is listed with the reason why it is not executed', () => {
  const strangers = documents.flatMap(({ path, commands }) =>
    commands
      .filter((command) => !isCurl(command) && !isExecuted(command) && !listed(command))
      .map(({ text }) => `${path}: ${text}`),
  );
  // If this fails: execute the command in executed-commands.ts, or list it in listed-commands.ts.
  expect(strangers).toEqual([]);
});

test('commands that are not executed refer to existing programs, options and settings', () => {
  const broken = documents.flatMap(({ path, commands }) =>
    commands
      .map((command) => ({ command, fault: faultOf(command) }))
      .filter(({ fault }) => fault !== undefined)
      .map(({ command: { text }, fault }) => `${path}: ${text}: ${fault}`),
  );
  expect(broken).toEqual([]);
});

test.each([
  ['npm run nothing-of-ours', undefined],
  ['git push --force', undefined],
  ['npm run soak -- --days 8', 'knows nothing of --days'],
  ['npm run torture:crash -- --rounds 300 --sead 1', 'knows nothing of --sead'],
  ['npm run bench:page -- hends', 'knows nothing of hends'],
  ['npm test -- statics', 'knows nothing of statics'],
  ['npm run bench:nothing -w bench', 'There is no script bench:nothing in bench'],
  ['npm run unit -- no-such-test', 'no test file is named no-such-test'],
  ['NO_SETTING=1 npm start', 'there is no setting NO_SETTING'],
  ['PORT=many npm start', 'PORT'],
  ['node bench/src/nothing.ts', 'there is no bench/src/nothing.ts'],
  ['scripts/start --opan', 'scripts/start knows no --opan'],
  ['scripts\\start.ps1 -Opan', 'scripts/start.ps1 knows no -Opan'],
  ['docker run -p 8000:80 finally', 'the image listens on no 80'],
  ['docker run -v data:/app/data finally', 'the image keeps nothing in /app/data'],
  ['finally-terminal --dota FOLDER', 'it knows no --dota'],
])('%s would be noticed', (text, fault) => {
  const command = named(text);
  if (fault === undefined) expect(listed(command) || isExecuted(command)).toBeFalsy();
  else expect(faultOf(command)).toContain(fault);
});
