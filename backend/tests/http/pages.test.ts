import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inlineScriptHashes } from '../../src/access/browser/inline-scripts.ts';
import { TestServer } from '../support/server/test-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

const INLINE = 'self.__data = ["price < 5 && cost > 4"];\n';
const OTHER = 'console.log("other page")';

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** An export of two pages and one script with a hash in its name. */
function exportPages(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, '_next', 'static', 'chunks'), { recursive: true });
  mkdirSync(join(folder, 'about'));
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>FinAlly</title><script src="/_next/static/chunks/app-1a2b.js" async=""></script>` +
      `<script>${INLINE}</script><script type="text/javascript" id="x">${OTHER}</script>`,
  );
  writeFileSync(join(folder, 'about', 'index.html'), `<script>${INLINE}</script>`);
  writeFileSync(join(folder, '_next', 'static', 'chunks', 'app-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, 'icon.png'), '');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return folder;
}

const serve = async (static_folder: string): Promise<TestServer> => {
  const server = await TestServer.start({ static_folder });
  onTestFinished(() => server.close());
  return server;
};

/** The status for who has this version already; `fetch` would ask past every cache. */
const statusOf = (url: string, etag: string | null): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'if-none-match': etag ?? '' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });

const directive = (policy: string | null, name: string): string[] =>
  (policy ?? '')
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .find(([first]) => first === name)
    ?.slice(1) ?? [];

test('what a browser needs to install the page is served with its type, and the policy allows it', async () => {
  const server = await serve(exportPages());
  const policy = (await server.get('/')).headers.get('content-security-policy');
  expect(directive(policy, 'manifest-src')).toEqual(["'self'"]);
  for (const [path, type] of [
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/icon.png', 'image/png'],
    ['/icon.svg', 'image/svg+xml'],
  ] as const) {
    expect((await server.get(path)).headers.get('content-type')).toContain(type);
  }
});

test('the pages and the files they load are served', async () => {
  const server = await serve(exportPages());
  const page = await server.get('/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.text).toContain('<title>FinAlly</title>');
  const script = await server.get('/_next/static/chunks/app-1a2b.js');
  expect(script.headers.get('content-type')).toMatch(/javascript/);
});

test('files with a hash in their name are cached forever, pages are revalidated', async () => {
  const server = await serve(exportPages());
  const script = await server.get('/_next/static/chunks/app-1a2b.js');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/icon.svg']) {
    const answer = await server.get(path);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await statusOf(`${server.url}${path}`, answer.headers.get('etag'))).toBe(304);
  }
});

test('the policy allows exactly the inline scripts of the pages', async () => {
  const server = await serve(exportPages());
  const policy = (await server.get('/')).headers.get('content-security-policy');
  expect(directive(policy, 'script-src').toSorted()).toEqual(
    ["'self'", hash(INLINE), hash(OTHER)].toSorted(),
  );
  expect(directive(policy, 'default-src')).toEqual(["'self'"]);
  expect(directive(policy, 'object-src')).toEqual(["'none'"]);
  expect(directive(policy, 'base-uri')).toEqual(["'none'"]);
  expect(directive(policy, 'frame-ancestors')).toEqual(["'none'"]);
});

test('the answers of the API allow no content and no caching', async () => {
  const server = await serve(exportPages());
  for (const path of ['/api/health', '/api/nothing', '/api/%zz', '/metrics']) {
    const { headers } = await server.get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test.each(['/', '/icon.svg', '/nothing', '/api/docs/', '/api/health', '/api/nothing'])(
  '%s is typed, framed by nobody, tells nobody where one came from, and does not insist on TLS',
  async (path) => {
    const { headers } = await (await serve(exportPages())).get(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  },
);

test('links and files whose names begin with a dot are not served', async () => {
  const folder = exportPages();
  const outside = join(tempFolder(), 'secret.txt');
  writeFileSync(outside, 'secret');
  symlinkSync(outside, join(folder, 'link.txt'));
  symlinkSync(join(folder, '_next'), join(folder, 'linked'));
  writeFileSync(join(folder, '.env'), 'secret');
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git', 'config'), 'secret');
  const server = await serve(folder);
  const paths = [
    '/link.txt',
    '/linked/static/chunks/app-1a2b.js',
    '/.env',
    '/%2eenv',
    '/.git/config',
  ];
  for (const path of paths) {
    const answer = await server.get(path);
    expect(answer.status, path).toBe(404);
    expect(answer.text).not.toContain('secret');
  }
});

test.each(['/nothing.js', '/../package.json', '/%2e%2e/package.json', '/_next/', '/about/nothing'])(
  '%s is not there, as a problem',
  async (path) => {
    const server = await serve(exportPages());
    const answer = await server.get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'not_found' });
  },
);

test('without an export only the API is served', async () => {
  const server = await serve(join(tempFolder(), 'missing'));
  expect((await server.get('/')).status).toBe(404);
  expect((await server.get('/api/health')).status).toBe(200);
});

test('without pages there are no scripts to allow', () => {
  expect(inlineScriptHashes(join(tempFolder(), 'missing'))).toEqual([]);
});

/** `fetch` sets or refuses some of these headers itself. */
const ask = (
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; range: string | undefined; text: string }> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, range: response.headers['content-range'], text });
    }).once('error', reject);
  });

test('an unsatisfiable range and a wrong version are refused', async () => {
  const { url } = await serve(exportPages());
  const icon = `${url}/icon.svg`;
  const whole = await ask(icon, {});
  const size = whole.text.length;
  for (const range of ['bytes=999999999-', 'bytes=5-2', `bytes=${size}-`]) {
    const answer = await ask(icon, { range });
    expect(answer, range).toMatchObject({ status: 416, range: `bytes */${size}` });
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'range_not_satisfiable', status: 416 });
  }
  for (const range of ['bytes=abc', 'bytes=', 'bytes=-', 'lines=1-2', 'bytes=1-2,x']) {
    expect(await ask(icon, { range }), range).toEqual(whole);
  }
  expect(await ask(icon, { range: 'bytes=1-3' })).toEqual({
    status: 206,
    range: `bytes 1-3/${size}`,
    text: whole.text.slice(1, 4),
  });
  for (const headers of [
    { 'if-match': '"x"' },
    { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  ]) {
    const answer = await ask(`${url}/`, headers as unknown as Record<string, string>);
    expect(answer.status).toBe(412);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'precondition_failed' });
  }
});
