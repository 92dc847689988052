import type { Refusal } from '../../kernel/result.ts';
import type { RequestHead } from '../requests.ts';
import type { AllowedHosts } from './hosts.ts';

const REFUSAL: Refusal = {
  code: 'cross_site',
  detail: 'This was asked for by a page of another site.',
};

const ORIGIN = /^(https?):\/\/([^/?#@\s]+)$/i;

/** Where following a link is all that is asked: what another site gets of it is nothing. */
const isLinkToPage = ({ method, url = '', headers }: RequestHead): boolean =>
  method === 'GET' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document' &&
  !/^\/(api|metrics)(?![^/?])/i.test(url);

/**
 * Refuses what a page of another site asked the browser for. Browsers say so
 * themselves (`Sec-Fetch-Site`) and name the page's origin with whatever could
 * change something; programs send neither.
 *
 * @param scheme how the browser got here, as far as that is known for sure
 */
export function refuseCrossSite(
  head: RequestHead,
  hosts: AllowedHosts,
  scheme: 'http' | 'https' | undefined,
): Refusal | undefined {
  const { origin, host = '' } = head.headers;
  const site = head.headers['sec-fetch-site'];
  if (origin !== undefined) {
    const [, by = '', authority = ''] = ORIGIN.exec(origin) ?? [];
    const isOurs = authority.toLowerCase() === host.toLowerCase() || hosts.names(authority);
    if (authority === '' || !isOurs) return REFUSAL;
    if (scheme !== undefined && by.toLowerCase() !== scheme) return REFUSAL;
  }
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  return isLinkToPage(head) ? undefined : REFUSAL;
}
