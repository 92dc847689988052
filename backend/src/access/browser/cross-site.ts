import type { Refusal } from '../../kernel/result.ts';
import type { RequestHead } from '../requests.ts';
import type { AllowedHosts } from './hosts.ts';

const REFUSAL: Refusal = {
  code: 'cross_site',
  detail: 'The request comes from a page of another site.',
};

const ORIGIN = /^(https?):\/\/([^/?#@\s]+)$/i;

/** Returns true if a person follows a link: the linking site learns nothing from the answer. */
const isLinkToPage = ({ method, url = '', headers }: RequestHead): boolean =>
  method === 'GET' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document' &&
  !/^\/(api|metrics)(?![^/?])/i.test(url);

/**
 * Refuses requests that a page of another site made. Browsers say so in `Sec-Fetch-Site`, and send
 * the page's `Origin` with each request that can change something; programs send neither.
 *
 * @param scheme the scheme of the browser's connection; undefined if it is not certain
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
