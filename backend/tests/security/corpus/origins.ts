import { order, raw } from '../raw-request.ts';
import { type Hostile, hostile } from './hostile.ts';

const ORIGINS = [
  'http://evil.example',
  'https://evil.example',
  'null',
  '',
  'file://',
  'http://localhost.evil.example',
  'http://evil.example/localhost',
  'http://localhost@evil.example',
  'http://evil.example@localhost',
  'http://evil.example#localhost',
  'http://evil.example?localhost',
  'http://localhost:3000',
  'http://localhost:80',
  'http://127.0.0.1',
  'http://[::1]',
  'http://localhost.',
  'http://localhost/',
  'http://localhost, http://evil.example',
  'http://evil.example, http://localhost',
  'http://localhost http://evil.example',
  'localhost',
  '//localhost',
  'ws://localhost',
  'ftp://localhost',
  'javascript://localhost',
  'data:text/html,x',
  'chrome-extension://aaaabbbbccccddddeeeeffff',
  'http:localhost',
  'http:///localhost',
  'http://LOCALHOST.evil.example',
  'http://local\thost',
  '*',
] as const;

const SITES = [
  'cross-site',
  'same-site',
  'Cross-Site',
  'SAME-ORIGIN',
  'same-origin, cross-site',
  'same-origin;',
  '"same-origin"',
  '',
  'unknown',
  'none, cross-site',
] as const;

const SAME_ORIGIN = 'Sec-Fetch-Site: same-origin';
const FROM_ELSEWHERE = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'];

export const ORIGIN_CORPUS: readonly Hostile[] = [
  ...ORIGINS.map((origin) =>
    hostile(`an order of the origin "${origin}"`, order([`Origin: ${origin}`]), 403, 400),
  ),
  ...SITES.map((site) =>
    hostile(`an order of the site "${site}"`, order([`Sec-Fetch-Site: ${site}`]), 403),
  ),
  ...['/api/portfolio', '/api/stream/prices', '/metrics', '/api/portfolio/trades?format=csv'].map(
    (path) =>
      hostile(
        `${path} read by another site`,
        raw({ path, headers: ['Sec-Fetch-Site: cross-site'] }),
        403,
      ),
  ),
  ...['/', '/api/portfolio', '/api/stream/prices', '/api/health', '/api/health/state'].map((path) =>
    hostile(
      `${path} read with another origin`,
      raw({ path, headers: ['Origin: http://evil.example'] }),
      403,
    ),
  ),
  ...['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'POST'].map((method) =>
    hostile(
      `${method} by another site`,
      raw({ method, path: '/api/watchlist/AAPL', headers: ['Origin: http://evil.example'] }),
      403,
    ),
  ),
  ...['iframe', 'frame', 'object', 'embed', 'image', 'script', 'empty', 'document, iframe', ''].map(
    (dest) =>
      hostile(
        `the page as ${dest || 'nothing'} of another site`,
        raw({ headers: [...FROM_ELSEWHERE, `Sec-Fetch-Dest: ${dest}`] }),
        403,
      ),
  ),
  ...['/api/portfolio', '/api/portfolio/trades?format=csv', '/API/portfolio', '/metrics'].map(
    (path) =>
      hostile(
        `a link to ${path} on another site`,
        raw({ path, headers: [...FROM_ELSEWHERE, 'Sec-Fetch-Dest: document'] }),
        403,
      ),
  ),
  hostile(
    'a form of another site sent here',
    order([...FROM_ELSEWHERE, 'Sec-Fetch-Dest: document']),
    403,
  ),
  hostile(
    'two origins, the good one first',
    order(['Origin: http://localhost', 'Origin: http://evil.example']),
    400,
  ),
  hostile('two sites', order([SAME_ORIGIN, 'Sec-Fetch-Site: cross-site']), 403),
  hostile(
    'another origin that claims to be ours',
    order([SAME_ORIGIN, 'Origin: http://evil.example']),
    403,
  ),
  hostile(
    'our origin that says it is another site',
    order(['Origin: http://localhost', 'Sec-Fetch-Site: cross-site']),
    403,
  ),
  hostile(
    'an origin hidden behind a hundred headers',
    order([
      ...Array.from({ length: 100 }, (_, index) => `X-${index}: 1`),
      'Origin: http://evil.example',
    ]),
    431,
  ),
  hostile(
    'an origin hidden behind two thousand headers',
    order([...Array.from({ length: 2_100 }, () => 'a: 1'), 'Origin: http://evil.example']),
    431,
  ),
  hostile(
    'a question before a request of another site',
    raw({
      method: 'OPTIONS',
      path: '/api/portfolio/trade',
      headers: ['Origin: http://evil.example', 'Access-Control-Request-Method: POST'],
    }),
    403,
  ),
];
