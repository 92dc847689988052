import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { parseArgs } from 'node:util';
import { TestServer } from '../../support/server/test-server.ts';
import { Account, TALKATIVE } from './account.ts';
import { CONVERSATIONS } from './conversations/index.ts';
import { evaluate, type Outcome } from './evaluate.ts';

const MODEL_SETTINGS = ['OPENROUTER_API_KEY', 'LLM_MODEL', 'LLM_BASE_URL', 'LLM_API_KEY'];

const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** The settings that choose the model, from `.env` and the environment. */
function modelSettings(offline: boolean): Record<string, string> {
  if (offline) return {};
  if (existsSync('.env')) loadEnvFile('.env');
  return Object.fromEntries(
    MODEL_SETTINGS.flatMap((name) => {
      const value = process.env[name];
      return value ? [[name, value] as const] : [];
    }),
  );
}

const { values } = parseArgs({
  options: {
    offline: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const settings = modelSettings(values.offline);
if (!values.offline && !settings['OPENROUTER_API_KEY'] && !settings['LLM_BASE_URL']) {
  say('No model is set: put OPENROUTER_API_KEY or LLM_BASE_URL into .env, or run with --offline.');
  process.exit(2);
}

const chosen = CONVERSATIONS.filter(({ theme, name }) => `${theme}: ${name}`.includes(values.only));
const server = await TestServer.start({ settings: { ...settings, ...TALKATIVE } });
const outcomes: Outcome[] = [];
try {
  const account = await Account.open(server);
  say('| Theme | Conversation | Result | Seconds |');
  say('|---|---|---|---|');
  for (const conversation of chosen) {
    const begun = performance.now();
    const outcome = await evaluate(conversation, account).catch(
      (error: unknown): Outcome => ({
        theme: conversation.theme,
        name: conversation.name,
        faults: [String(error)],
      }),
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    outcomes.push(outcome);
    const result = outcome.faults.length === 0 ? 'pass' : 'FAIL';
    say(`| ${outcome.theme} | ${outcome.name} | ${result} | ${seconds} |`);
  }
} finally {
  await server.close();
}
const failed = outcomes.filter(({ faults }) => faults.length > 0);
say();
for (const { name, faults } of failed) for (const fault of faults) say(`${name}: ${fault}`);
say('| Theme | Passed | Of |');
say('|---|---:|---:|');
for (const theme of new Set(outcomes.map((outcome) => outcome.theme))) {
  const of = outcomes.filter((outcome) => outcome.theme === theme);
  say(`| ${theme} | ${of.filter(({ faults }) => faults.length === 0).length} | ${of.length} |`);
}
say();
say(`${outcomes.length - failed.length} of ${outcomes.length} conversations passed.`);
process.exitCode = failed.length > 0 ? 1 : 0;
