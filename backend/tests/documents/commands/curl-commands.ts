import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import type { NamedCommand } from './command-finder.ts';

/** The server's address in the documents. */
const DOCUMENTED = /^(?:http:\/\/)?(?:localhost|127\.0\.0\.1):8000(?=\/|$)/;
/** A placeholder for an id that only the reader knows. */
const PLACEHOLDER = /\/YOUR_[A-Z]+(?=\/|$)/;
const BEARER = /^(authorization: bearer )\S+$/i;
const SECONDS_MAX = 30;

/** Examples that are refused unless the reader inserts an id, or the path of an account. */
const REFUSED: Readonly<Record<string, string>> = {
  'DELETE /api/watchlists/default': 'default_watchlist_stays',
  'POST /api/archive': 'default_account_stays',
  'POST /api/erase': 'default_account_stays',
};

export const hasCurl = (): boolean => spawnSync('curl', ['--version']).status === 0;

export const isCurl = ({ words: [program = '', ...args] }: NamedCommand): boolean =>
  /^curl(\.exe)?$/.test(program) && args.some((word) => DOCUMENTED.test(word));

export const bearsToken = ({ words }: NamedCommand): boolean =>
  words.some((word) => BEARER.test(word));

/** Runs an example against a server, with only the address and the token replaced. */
export async function curl(
  { words, text }: NamedCommand,
  { url, token, folder }: { readonly url: string; readonly token: string; readonly folder: string },
): Promise<void> {
  const args = words
    .slice(1)
    .map((word) => word.replace(DOCUMENTED, url).replace(BEARER, `$1${token}`));
  const child = spawn(
    'curl',
    [
      '-q',
      '-sS',
      '--noproxy',
      '*',
      '--max-time',
      String(SECONDS_MAX),
      '-w',
      '\n%{http_code}',
      ...args,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const isStream = words.includes('-N') || words.includes('--no-buffer');
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    // For an endless stream, one complete event is enough.
    if (isStream && /^data: .*\n\n/m.test(output)) child.kill();
  });
  await once(child, 'close');
  if (isStream) {
    expect(output, `${text} ${errors}`).toMatch(/^data: \{.+\}$/m);
    return;
  }
  const [, body = '', status] = /^([\s\S]*)\n(\d{3})$/.exec(output) ?? [];
  const address = words.find((word) => DOCUMENTED.test(word)) ?? '';
  const path = address.replace(DOCUMENTED, '');
  const method = words.includes('-X') ? words[words.indexOf('-X') + 1] : 'POST';
  const expected = REFUSED[`${method} ${path}`];
  const said = `${text}\n${output}${errors}`;
  if (expected) expect(JSON.parse(body).code, said).toBe(expected);
  else if (PLACEHOLDER.test(path)) {
    // The route exists, but the placeholder's resource does not.
    expect(status, said).toBe('404');
    expect(body, said).not.toContain('There is nothing at');
  } else expect(status, said).toMatch(/^2\d\d$/);
}
