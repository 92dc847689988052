import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../documents.ts';
import { shellCommands } from './shell-words.ts';

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
}

const manifestOf = (workspace: string): Manifest =>
  JSON.parse(readFileSync(inRoot(join(workspace, 'package.json')), 'utf8'));

/** A parsed `npm run NAME -- ARGUMENTS`. */
export interface NpmRun {
  readonly script: string;
  /** The folder of the package that defines the script; the root if none is named. */
  readonly workspace: string;
  readonly args: readonly string[];
}

/** Parses an npm command; returns undefined if it runs no script. */
export function npmRunOf(words: readonly string[]): NpmRun | undefined {
  const [npm, ...rest] = words;
  if (npm !== 'npm') return undefined;
  const end = rest.indexOf('--');
  const own = end === -1 ? rest : rest.slice(0, end);
  const args = end === -1 ? [] : rest.slice(end + 1);
  const at = own.findIndex((word) => word === '-w' || word === '--workspace');
  const workspace = at === -1 ? '.' : (own[at + 1] ?? '');
  const named = own.filter(
    (word, place) => !word.startsWith('-') && (at === -1 || place !== at + 1),
  );
  const [verb = '', name] = named;
  if (verb === 'run' && name !== undefined) return { script: name, workspace, args };
  return verb === 'start' || verb === 'test' ? { script: verb, workspace, args } : undefined;
}

/** A program that a script finally starts. */
export interface Program {
  /** A command's name, or a file relative to the root. */
  readonly file: string;
  /** Arguments in the script itself. */
  readonly own: readonly string[];
  /** Arguments from the command line. */
  readonly args: readonly string[];
}

/** @throws {Error} if there is no such script */
export function programsOf({ script, workspace, args }: NpmRun): readonly Program[] {
  const line = manifestOf(workspace).scripts?.[script];
  if (line === undefined) throw new Error(`There is no script ${script} in ${workspace}.`);
  return shellCommands(line).flatMap(({ words }) => {
    const inner = npmRunOf(words);
    if (inner) {
      const inside = inner.workspace === '.' ? workspace : inner.workspace;
      return programsOf({ ...inner, workspace: inside, args: [...inner.args, ...args] });
    }
    const [program = '', ...own] = words;
    if (program !== 'node') return [{ file: program, own, args }];
    const [file = '', ...more] = own;
    return [{ file: join(workspace, file), own: more, args }];
  });
}

const IMPORTED = /(?:from|import\(?)\s*'(\.[^']+)'/g;
const NAMED = /inRoot\(\s*((?:'[^']+',?\s*)+)\)/g;

/** Returns the source of a program and of all our files that it imports or starts. */
function sourcesOf(path: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(path) || !/\.(mjs|ts)$/.test(path) || !existsSync(inRoot(path))) return seen;
  const text = readFileSync(inRoot(path), 'utf8');
  seen.set(path, text);
  for (const [, imported = ''] of text.matchAll(IMPORTED)) {
    sourcesOf(join(dirname(path), imported), seen);
  }
  for (const [, parts = ''] of text.matchAll(NAMED)) {
    sourcesOf(join(...[...parts.matchAll(/'([^']+)'/g)].map(([, part = '']) => part)), seen);
  }
  return seen;
}

/** Returns true if a source accepts such a word, as an argument or as an option of `parseArgs`. */
const takes = (source: string, word: string): boolean =>
  source.includes(`'${word}'`) ||
  source.includes(`--${word}`) ||
  new RegExp(`\\b${word}: \\{`).test(source);

const FREE_VALUE = /^(\d+|[A-Z]+)$/;

/** Returns the arguments that a program's source does not know. */
export function unknownArguments({ file, args }: Program): string[] {
  const source = [...sourcesOf(file).values()].join('\n');
  const isKnown = (word: string) => takes(source, word);
  return args.filter((argument, at) => {
    const option = /^--([\w-]+)/.exec(argument)?.[1];
    if (option !== undefined) return !isKnown(option);
    // An argument after an option is its value.
    if (FREE_VALUE.test(argument) || /^--[\w-]+$/.test(args[at - 1] ?? '')) return false;
    return !isKnown(argument);
  });
}
