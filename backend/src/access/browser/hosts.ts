import { isLoopback } from '../../kernel/address.ts';

/** A host as it stands in an address, in lower case, with its port where one is named. */
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)(?::(\d{1,5}))?$/;
const IP_LITERAL = /^(\[[0-9a-f:.]+\]|(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4})$/;

export interface HostRules {
  /** What the server listens on. */
  readonly bound_host: string;
  /** Names beyond those of this machine, each with a port where the browser sees one. */
  readonly more: readonly string[];
  /** Any IP address is one of ours: nobody can point a name that is an address elsewhere. */
  readonly any_ip: boolean;
}

/**
 * Under which hosts FinAlly is asked for. A page of somebody else's whose name
 * was made to lead to this machine (DNS rebinding) still asks for its own name.
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

  /** @param host the value of a `Host` header; undefined where there is none */
  allows(host: string | undefined): boolean {
    const authority = host?.toLowerCase() ?? '';
    const [, name = '', port] = AUTHORITY.exec(authority) ?? [];
    if (name === '' || Number(port ?? 0) > 65_535) return false;
    if (this.#names.has(name) || this.#authorities.has(authority)) return true;
    return this.#any_ip && IP_LITERAL.test(name);
  }

  /** Whether pages of this authority (`name` or `name:port`) were named as ours in so many words. */
  names(authority: string): boolean {
    return this.#authorities.has(authority.toLowerCase());
  }
}

/** Whether what listens on `host` can be reached from this machine alone. */
export const isOwnHost = (host: string): boolean =>
  host.toLowerCase() === 'localhost' || isLoopback(host);
