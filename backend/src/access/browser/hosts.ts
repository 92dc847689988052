import { isLoopback } from '../../kernel/http/address.ts';

/** A host as in a URL, in lower case, with its port if one is given. */
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)(?::(\d{1,5}))?$/;
const IP_LITERAL = /^(\[[0-9a-f:.]+\]|(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4})$/;

export interface HostRules {
  /** The address on which the server listens. */
  readonly bound_host: string;
  /** Additional host names, each with the port if the browser shows one. */
  readonly more: readonly string[];
  /** Allows every IP address: DNS rebinding needs a name. */
  readonly any_ip: boolean;
}

/**
 * The hosts that a request may name. If another site lets its name resolve to this machine (DNS
 * rebinding), its requests still name that site.
 */
export class AllowedHosts {
  readonly #names: ReadonlySet<string>;
  readonly #authorities: ReadonlySet<string>;
  readonly #any_ip: boolean;

  constructor({ bound_host, more, any_ip }: HostRules) {
    const bound = bound_host.includes(':') ? `[${bound_host}]` : bound_host;
    const given = more.map((name) => name.toLowerCase());
    this.#names = new Set([
      'localhost',
      '127.0.0.1',
      '[::1]',
      bound.toLowerCase(),
      ...given.filter((name) => AUTHORITY.exec(name)?.[2] === undefined),
    ]);
    this.#authorities = new Set(given);
    this.#any_ip = any_ip;
  }

  /** @param host the value of the `Host` header; undefined if it is missing */
  allows(host: string | undefined): boolean {
    const authority = host?.toLowerCase() ?? '';
    const [, name = '', port] = AUTHORITY.exec(authority) ?? [];
    if (name === '' || Number(port ?? 0) > 65_535) return false;
    if (this.#names.has(name) || this.#authorities.has(authority)) return true;
    return this.#any_ip && IP_LITERAL.test(name);
  }

  /** Returns true if this authority (`name` or `name:port`) is configured literally. */
  names(authority: string): boolean {
    return this.#authorities.has(authority.toLowerCase());
  }
}

/** Returns true if a server that listens on `host` can be reached only from this machine. */
export const isOwnHost = (host: string): boolean =>
  host.toLowerCase() === 'localhost' || isLoopback(host);
