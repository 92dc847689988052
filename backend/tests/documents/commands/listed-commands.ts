import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseConfig } from '../../../src/config.ts';
import { inRoot } from '../documents.ts';
import type { NamedCommand } from './command-finder.ts';
import { npmRunOf, programsOf, unknownArguments } from './npm-script.ts';

interface Listed {
  /** Matches commands by their words, each followed by a blank. */
  readonly means: RegExp;
  /** Why the tests do not execute it as written. */
  readonly because: string;
  /** Checks what can be checked without executing it; returns the fault in words. */
  readonly fault: (command: NamedCommand) => string | undefined;
}

const isThere = (path: string): boolean => existsSync(inRoot(path));
const textOf = (path: string): string => readFileSync(inRoot(path), 'utf8');

const missing = (path: string): string | undefined =>
  isThere(path) ? undefined : `there is no ${path}`;

/** Checks that the program of an npm script exists and knows its arguments. */
function faultOfScript({ words }: NamedCommand): string | undefined {
  const run = npmRunOf(words);
  if (!run) return 'it runs no script';
  for (const program of programsOf(run)) {
    const { file } = program;
    if (!/\.(mjs|ts)$/.test(file)) {
      const path = file.startsWith('node_modules/') ? file : `node_modules/.bin/${file}`;
      if (!isThere(path)) return `there is no program ${file}`;
      continue;
    }
    if (!isThere(file)) return `there is no ${file}`;
    const unknown = unknownArguments(program);
    if (unknown.length > 0) return `${file} knows nothing of ${unknown.join(', ')}`;
  }
  return undefined;
}

const TESTS = ['backend/tests', 'contract/tests', 'frontend/src', 'bench/tests', 'scripts/tests'];

/** Checks that the arguments after `npm run unit --` match test files. */
function faultOfFilter({ words }: NamedCommand): string | undefined {
  const files = TESTS.filter(isThere)
    .flatMap((folder) => readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' }))
    .filter((path) => /\.test\.\w+$/.test(path));
  const filter = npmRunOf(words)?.args.find((word) => !files.some((path) => path.includes(word)));
  return filter === undefined ? undefined : `no test file is named ${filter}`;
}

/** Checks that a start script knows its options. */
function faultOfStarter({ words: [script = '', ...options] }: NamedCommand): string | undefined {
  const path = script.replace(/^\.\//, '');
  if (!isThere(path)) return `there is no ${path}`;
  const text = textOf(path).toLowerCase();
  const known = (option: string) =>
    path.endsWith('.ps1')
      ? text.includes(`[switch]$${option.replace(/^-/, '').toLowerCase()}`)
      : text.includes(`${option.toLowerCase()})`);
  const unknown = options.find((option) => !known(option));
  return unknown === undefined ? undefined : `${path} knows no ${unknown}`;
}

const IMAGE = 'finally';

function faultOfContainer({ words }: NamedCommand): string | undefined {
  const after = (option: string) => words[words.indexOf(option) + 1] ?? '';
  if (words.at(-1) !== IMAGE) return `the image is called ${IMAGE}`;
  const [, folder] = after('-v').split(':');
  if (folder !== undefined && !textOf('Dockerfile').includes(`VOLUME ${folder}\n`)) {
    return `the image keeps nothing in ${folder}`;
  }
  const port = after('-p').split(':').at(-1);
  if (!textOf('Dockerfile').includes(`EXPOSE ${port}\n`)) return `the image listens on no ${port}`;
  return undefined;
}

const PACKAGE = 'finally-terminal';

const faultOfPackage = ({ words }: NamedCommand): string | undefined =>
  words.some((word) => word.includes(PACKAGE)) &&
  textOf('scripts/lib/package/terminal-package.mjs').includes(`'${PACKAGE}'`)
    ? undefined
    : `the package is called ${PACKAGE}`;

/** Checks that the package's command lists its subcommands and options in its help. */
function faultOfTerminal({ words }: NamedCommand): string | undefined {
  const program = textOf('scripts/packaged/finally-terminal.mjs');
  const unknown = words
    .slice(1)
    .find((word) => /^(--)?[a-z]+$/.test(word) && !program.includes(` ${word} `));
  return unknown === undefined ? undefined : `it knows no ${unknown}`;
}

const row = (means: RegExp, because: string, fault = faultOfScript): Listed => ({
  means,
  because,
  fault,
});

const LONG = 'takes minutes to hours; its short form is one of the tests';
const MEASURES = 'measures a machine that has nothing else to do; run small by the tests of bench';
const ENDLESS = 'serves until it is ended; the tests start the same server in many ways';
const CONTAINS = 'needs a container engine; the tests carry out its steps without one';
const INSTALLS = 'installs for the whole machine; the tests install the packed file in a folder';

/** All commands in the documents that the tests do not execute as written. */
const LISTED: readonly Listed[] = [
  row(/^npm start /, ENDLESS),
  row(/^npm run dev /, ENDLESS),
  row(/^npm test /, 'would run itself'),
  row(/^npm run unit /, 'would run itself', faultOfFilter),
  row(/^npm run (e2e|lint|types|boundaries|unused) /, 'is a separate part of npm test'),
  row(/^npm run format /, 'changes the sources; npm test checks the same'),
  row(/^npm run build /, 'takes a minute; npm test builds before its browser tests'),
  row(/^npm run pack /, 'builds first; a test packs and uses the package'),
  row(/^npm run rehearse /, 'reinstalls everything; a test does it with the existing installation'),
  row(/^npm run eval /, 'asks a model or takes half a minute; a test holds the same offline'),
  row(/^npm run (fuzz|soak|torture:\w+) /, LONG),
  row(/^npm run bench(:\w+)? /, MEASURES),
  row(/^node bench\//, MEASURES, ({ words }) => missing(words[1] ?? '')),
  row(/^node backend\/dist\/mcp\.js/, 'serves a client; a test runs it with the official one', () =>
    missing('backend/src/cli/mcp.ts'),
  ),
  row(/^node backend\/dist\//, ENDLESS, ({ words }) =>
    missing((words[1] ?? '').replace('/dist/', '/src/').replace(/\.js$/, '.ts')),
  ),
  row(/^npm run conformance /, 'fetches the suite; a test uses the official client'),
  row(/^claude mcp add /, 'needs Claude Code; a test uses the official client', () => undefined),
  row(/^npm (install|i) -g /, INSTALLS, faultOfPackage),
  row(/^npx finally-terminal /, INSTALLS, faultOfTerminal),
  row(/^finally-terminal /, INSTALLS, faultOfTerminal),
  row(/^(\.\/)?scripts\/(start|stop)(\.ps1)? /, CONTAINS, faultOfStarter),
  row(/^docker build /, CONTAINS, ({ words }) =>
    words.includes(IMAGE) ? missing('Dockerfile') : `the image is called ${IMAGE}`,
  ),
  row(/^docker run /, CONTAINS, faultOfContainer),
  row(/^docker compose /, CONTAINS, () => missing('compose.yaml')),
];

/** Normalizes a command: removes options for npm itself. */
const spelt = ({ words }: NamedCommand): string =>
  `${words.filter((word) => word !== '-s' && word !== '--silent').join(' ')} `;

/** Returns the list entry for a command. */
export const listed = (command: NamedCommand): Listed | undefined =>
  LISTED.find(({ means }) => means.test(spelt(command)));

const SETTINGS = textOf('backend/src/config.ts');

function faultOfSettings({ settings }: NamedCommand): string | undefined {
  const unknown = Object.keys(settings).find((name) => !SETTINGS.includes(`\n  ${name}: [`));
  if (unknown !== undefined) return `there is no setting ${unknown}`;
  parseConfig(settings);
  return undefined;
}

/**
 * Returns the fault of a listed command or of the settings before it; undefined if there is none.
 */
export function faultOf(command: NamedCommand): string | undefined {
  try {
    return faultOfSettings(command) ?? listed(command)?.fault(command);
  } catch (error) {
    return String(error);
  }
}
