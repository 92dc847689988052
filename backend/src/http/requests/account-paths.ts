import type { IncomingMessage } from 'node:http';

/** `/api/accounts/{id}`, what follows it, and the query; `compare` is no id. */
const OF_ACCOUNT = /^\/api\/accounts\/(?!compare(?:\?|$))([A-Za-z0-9-]{1,64})(\/[^?]*)?(\?.*)?$/;

/** The accounts that the paths of requests name. */
const named = new WeakMap<IncomingMessage, string>();

/**
 * Lets every route of an account be called for any account: `/api/accounts/{id}/orders` is
 * `/api/orders` of that account, and `/api/accounts/{id}` is `/api/account` of it. No route is
 * declared twice.
 *
 * @returns the path of the route
 */
export function toRoutePath(request: IncomingMessage): string {
  const { url = '/' } = request;
  const [whole, account_id, path = '', query = ''] = OF_ACCOUNT.exec(url) ?? [];
  // An account has no accounts.
  if (whole === undefined || account_id === undefined || /^\/accounts(\/|$)/.test(path)) return url;
  named.set(request, account_id);
  return `/api${path.replace(/\/$/, '') || '/account'}${query}`;
}

/** Returns the account that the path of a request names; undefined if it names none. */
export const accountNamedIn = (request: IncomingMessage): string | undefined => named.get(request);
