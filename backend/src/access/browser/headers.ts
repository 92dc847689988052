import { inlineScriptHashes } from './inline-scripts.ts';

export type Headers = Readonly<Record<string, string>>;

const policy = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');

/** The security headers of every answer. */
const EVERYWHERE: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** Headers of API answers: they may not be executed, framed or cached. */
export const API_HEADERS: Headers = {
  ...EVERYWHERE,
  'content-security-policy': policy({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] }),
  'cache-control': 'no-store',
};

/** Headers of the pages: only scripts and connections of this server. @param folder the exported pages */
export const pageHeaders = (folder: string): Headers => ({
  ...EVERYWHERE,
  'content-security-policy': policy({
    'default-src': ["'self'"],
    'script-src': ["'self'", ...inlineScriptHashes(folder)],
    // Charts and toasts position themselves with style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }),
});

/** Sent only if a trusted proxy reports that the browser is connected over TLS. */
export const OVER_TLS: Headers = { 'strict-transport-security': 'max-age=31536000' };

const API = /^\/(?:api(?!\/docs(?![^/?]))|metrics|mcp|v[123](?:beta\d)?|stream)(?![^/?])/;

/** Returns true if the path belongs to the API or to a gateway, except for the reference page. */
export const isData = (url: string): boolean => API.test(url);
