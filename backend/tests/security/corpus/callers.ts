import { order, raw } from '../raw-request.ts';
import { type Hostile, hostile } from './hostile.ts';

export const TOKEN = 'correct-horse-battery-staple';

const CREDENTIALS = [
  `Authorization: ${TOKEN}`,
  'Authorization: Bearer',
  'Authorization: Bearer ',
  'Authorization: Bearer null',
  `Authorization: Bearer ${TOKEN}x`,
  `Authorization: Bearer ${TOKEN.slice(0, -1)}`,
  `Authorization: Bearer ${TOKEN.toUpperCase()}`,
  `Authorization: Bearer "${TOKEN}"`,
  `Authorization: Bearer ${TOKEN} ${TOKEN}`,
  `Authorization: Bearer x, Bearer ${TOKEN}`,
  `Authorization: Bearer ${TOKEN}\x00`,
  `Authorization: Token ${TOKEN}`,
  `Authorization: Basic ${Buffer.from(`FinAlly:${TOKEN}`).toString('base64')}`,
  `Cookie: finally=${TOKEN}`,
  'Cookie: finally=',
  'Cookie: finally=true; signed_in=true',
  'Cookie: __proto__=x; finally=[object Object]',
  'Cookie: finally=__proto__',
  `Cookie: __Host-finally=${TOKEN}`,
  `X-Api-Key: ${TOKEN}`,
  `Proxy-Authorization: Bearer ${TOKEN}`,
  'X-Forwarded-For: 127.0.0.1',
  'X-Real-IP: 127.0.0.1',
  'Forwarded: for=127.0.0.1',
  'X-Original-URL: /sign-in',
  'X-Rewrite-URL: /api/session',
  'X-Forwarded-Proto: https',
  'Accept: text/html',
] as const;

const CLOSED = [
  '/api/portfolio',
  '/api/portfolio/trades?format=csv',
  '/api/watchlist',
  '/api/chat/history',
  '/api/health',
  '/api/stream/prices',
  '/api/openapi.json',
  '/api/docs/',
  '/api/docs/static/swagger-ui.css',
  '/metrics',
  '/',
  '/index.html',
  '/api/session/../portfolio',
  '/sign-in/../api/portfolio',
  '/api/session%2f..%2fportfolio',
  '/api//portfolio',
  '//api/portfolio',
  '/api/portfolio/',
  `/api/portfolio?token=${TOKEN}`,
  `/api/portfolio?access_token=${TOKEN}`,
  '/%61pi/portfolio',
  '/api/portfolio;/api/session',
  '/nothing',
];

/** Requests to a server that asks for the token, from callers who have none or show it wrongly. */
export const CALLER_CORPUS: readonly Hostile[] = [
  ...CREDENTIALS.map((line) =>
    hostile(`an order with ${line.replaceAll(TOKEN, '(token)')}`, order([line]), 401, 429, 400),
  ),
  ...CLOSED.map((path) =>
    hostile(`${path.replace(TOKEN, '(token)')} without a token`, raw({ path }), 401, 404),
  ),
  ...['HEAD', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'].map((method) =>
    hostile(`${method} without a token`, raw({ method, path: '/api/watchlist/AAPL' }), 401, 404),
  ),
  hostile(
    'the good token twice',
    order([`Authorization: Bearer ${TOKEN}`, `Authorization: Bearer ${TOKEN}`]),
    400,
  ),
  hostile(
    'the token of another host',
    order([`Authorization: Bearer ${TOKEN}`, 'Host: evil.example']),
    421,
  ),
  hostile(
    'the token of another site',
    order([`Authorization: Bearer ${TOKEN}`, 'Origin: http://evil.example']),
    403,
  ),
  hostile(
    'the token with a form',
    order([`Authorization: Bearer ${TOKEN}`, 'Content-Type: text/plain']),
    415,
  ),
];
