/** A command as a shell would run it. */
export interface Command {
  /** Environment variables before it: `PORT=0 npm start`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

const TOKEN =
  /\s*(?:(#.*)|(&&|\|\||>>?|[|;&])|((?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\|;&>])+))/gy;
const SETTING = /^([A-Z][A-Z0-9_]*)=(.*)$/s;

const unquoted = (token: string): string =>
  token.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g, (_all, single, double, escaped) =>
    String(single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped),
  );

function commandOf(words: readonly string[]): Command {
  const first = words.findIndex((word) => !SETTING.test(word));
  const before = first === -1 ? words : words.slice(0, first);
  return {
    settings: Object.fromEntries(before.map((word) => [...word.split(/=(.*)/s)].slice(0, 2))),
    words: words.slice(before.length),
  };
}

/**
 * Parses a line into commands, as far as the documents need it: quotes, comments, sequences.
 * Ignores redirection targets.
 */
export function shellCommands(line: string): Command[] {
  const commands: string[][] = [[]];
  let isTarget = false;
  for (const [, comment, operator, word] of line.trim().matchAll(TOKEN)) {
    if (comment !== undefined) break;
    if (operator?.startsWith('>')) isTarget = true;
    else if (operator !== undefined) commands.push([]);
    else if (isTarget) isTarget = false;
    else commands.at(-1)?.push(unquoted(word ?? ''));
  }
  return commands.filter((words) => words.length > 0).map(commandOf);
}
