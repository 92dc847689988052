import { type Command, shellCommands } from './shell-words.ts';

/** A command that appears in a document. */
export interface NamedCommand extends Command {
  /** The command as written. */
  readonly text: string;
}

const FENCE = /^( *)```(\S*)[^\n]*\n([\s\S]*?)^\1```/gm;
const SHELLS = new Set(['sh', 'bash', 'shell', 'zsh']);
const CONSOLES = new Set(['console', 'shell-session']);
const POWERSHELLS = new Set(['powershell', 'ps1', 'pwsh', 'cmd', 'bat']);

const PROGRAMS = 'npm|npx|node|curl|docker|git|cd|sudo|apt-get|brew|winget|ollama|sqlite3';
/** Matches inline code that is a command and not just a name. */
const INLINE = new RegExp(
  `^(?:[A-Z][A-Z0-9_]*=\\S* )*(?:(?:${PROGRAMS}) \\S` +
    '|(?:\\.[\\\\/])?scripts[\\\\/](?:start|stop)(?:\\.ps1)?\\b|finally-terminal( |$))',
);
/** Further arguments for the npm command before it. */
const MORE_ARGUMENTS = /^-- \S/;

function linesOf(language: string, block: string): string[] {
  const text = block.replace(/[\\`]\n\s*/g, ' ');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (SHELLS.has(language)) return lines;
  if (CONSOLES.has(language)) {
    return lines.flatMap((line) => /^\s*\$ (.*)/.exec(line)?.[1] ?? []);
  }
  if (POWERSHELLS.has(language)) return lines.map(fromPowerShell);
  return language === '' ? lines.filter((line) => INLINE.test(line.trim())) : [];
}

/** Converts a PowerShell line to POSIX shell. */
const fromPowerShell = (line: string): string =>
  line
    .replace(/^\s*(?:PS> ?)?/, '')
    .replace(/\$env:(\w+)\s*=\s*(\S+?);?(\s|$)/g, '$1=$2$3')
    .replaceAll('\\', '/');

const plain = (code: string): string =>
  /^(\.\\)?scripts\\/.test(code) ? fromPowerShell(code) : code;

const named = (text: string): NamedCommand[] =>
  shellCommands(text).map((command) => ({ ...command, text }));

const sentencesOf = (markdown: string): string =>
  markdown.replaceAll(FENCE, (block) => ' '.repeat(block.length));

/** Returns all commands of a document, from its code blocks and its sentences. */
export function commandsIn(markdown: string): NamedCommand[] {
  const found: { readonly at: number; readonly text: string }[] = [];
  for (const { 2: language = '', 3: block = '', index } of markdown.matchAll(FENCE)) {
    for (const text of linesOf(language, block)) found.push({ at: index, text });
  }
  for (const { 1: code = '', index } of sentencesOf(markdown).matchAll(/`([^`]+)`/g)) {
    const text = code.replaceAll('\n', ' ');
    if (INLINE.test(text) || MORE_ARGUMENTS.test(text)) found.push({ at: index, text });
  }
  let before = '';
  return found
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ text }) => {
      const whole = MORE_ARGUMENTS.test(text) ? `${before} ${text}` : plain(text);
      const npm = /^(npm (?:run (?:-s )?)?\S+)/.exec(whole)?.[1];
      if (npm !== undefined) before = npm;
      return named(whole);
    });
}
