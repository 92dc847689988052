import { dirname, join } from 'node:path';
import type { SessionState } from '@finally/contract';
import { pairIn } from '../kernel/http/key-pair.ts';
import type { NewSecret } from '../kernel/ids.ts';
import { ALL_SCOPES, ANONYMOUS, PERSON, type Principal, TOKEN } from '../kernel/principal.ts';
import { type Outcome, ok, type Refusal } from '../kernel/result.ts';
import type { WallClock } from '../kernel/time/clock.ts';
import { refuseCrossSite } from './browser/cross-site.ts';
import { AllowedHosts, isOwnHost } from './browser/hosts.ts';
import type { ApiKeys } from './keys/api-keys.ts';
import { isKey } from './keys/key-text.ts';
import { type RequestHead, refuseOtherContent, refuseUnclear } from './requests.ts';
import { Attempts } from './sign-in/attempts.ts';
import { OneTimeCode } from './sign-in/one-time-code.ts';
import { isSameSecret } from './sign-in/secrets.ts';
import { sessionIn } from './sign-in/session-cookie.ts';
import { Sessions } from './sign-in/sessions.ts';
import { type AccessToken, obtainToken } from './sign-in/token.ts';

export interface AccessSettings {
  /** `auto` requires a token if the server can be reached from another machine. */
  readonly auth: 'auto' | 'on' | 'off';
  readonly token: string | undefined;
  /** Additional host names of the server, each with the port if the browser shows one. */
  readonly hosts: readonly string[];
  /** Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are trusted. */
  readonly proxies: readonly string[];
}

export interface AccessOptions extends AccessSettings {
  readonly bound_host: string;
  /** The files with the token and the sessions are in the same folder. */
  readonly database_path: string;
  /** The keys of programs, each for one account. */
  readonly keys: Pick<ApiKeys, 'identify' | 'onEnd'>;
  readonly clock: WallClock;
  readonly newSecret: NewSecret;
}

/** What is known about the sender of a request besides its head. */
export interface Caller {
  readonly address: string;
  /** The scheme of the browser's connection; undefined if no trusted proxy reports it. */
  readonly scheme: 'http' | 'https' | undefined;
}

/** Why a request is rejected, with the headers that belong to the answer. */
export interface Rejection {
  readonly refusal: Refusal;
  readonly headers: Readonly<Record<string, string>>;
}

/** The secrets that identify a caller if sign-in is required. */
interface Credentials {
  readonly token: AccessToken;
  readonly code: OneTimeCode;
  readonly sessions: Sessions;
}

const NO_HEADERS = {};
const SIGN_IN: Rejection = {
  refusal: {
    code: 'sign_in_required',
    detail: 'Sign in at /sign-in, or send the access token or a key as a bearer token.',
  },
  headers: { 'www-authenticate': 'Bearer realm="FinAlly"' },
};

const BEARER = /^bearer +(\S+) *$/i;

/** Identifies the principal of each request: by its origin, and by session or token if required. */
export class Access {
  readonly #hosts: AllowedHosts;
  readonly #attempts: Attempts;
  readonly #credentials: Credentials | undefined;
  readonly #person: Principal;
  readonly #program: Principal;
  readonly #keys: AccessOptions['keys'];

  /** @throws if the token cannot be read or written */
  constructor(options: AccessOptions) {
    const { auth, bound_host, clock, newSecret } = options;
    const isRequired = auth === 'on' || (auth === 'auto' && isReachable(options));
    this.#keys = options.keys;
    const holds = { account_ids: 'all', scopes: ALL_SCOPES } as const;
    this.#person = { kind: 'person', source: PERSON, ...holds };
    this.#program = { kind: 'agent', source: TOKEN, ...holds };
    this.#attempts = new Attempts(clock);
    this.#hosts = new AllowedHosts({
      bound_host,
      more: options.hosts,
      any_ip: isRequired && !isOwnHost(bound_host),
    });
    if (!isRequired) return;
    const beside = (name: string) => join(dirname(options.database_path), name);
    const token = obtainToken(options.token, beside('access-token'), newSecret);
    this.#credentials = {
      token,
      code: new OneTimeCode(newSecret(), clock),
      sessions: new Sessions({
        path: beside('access-sessions'),
        token: token.value,
        clock,
        newSecret,
      }),
    };
  }

  get is_required(): boolean {
    return this.#credentials !== undefined;
  }

  /** What the start prints: the code of the sign-in address, and the token if it is new. */
  get introduction():
    | { readonly code: string; readonly new_token: string | undefined }
    | undefined {
    const { code, token } = this.#credentials ?? {};
    if (!code?.value || !token) return undefined;
    return { code: code.value, new_token: token.is_new ? token.value : undefined };
  }

  /**
   * Identifies the sender of a request by its head, before the request has any effect: a person
   * with a session, a program with the token or a key, or a person if sign-in is not required.
   *
   * @param is_open whether the route needs no credentials; the principal is then anonymous
   */
  authorize(head: RequestHead, caller: Caller, is_open: boolean): Outcome<Principal, Rejection> {
    const admitted = this.admit(head, caller);
    if (!admitted.ok) return admitted;
    const refusal = refuseOtherContent(head);
    if (refusal) return rejected({ refusal, headers: NO_HEADERS });
    if (is_open) return ok(ANONYMOUS);
    return this.#identify(head, caller);
  }

  /**
   * Refuses the head of a request that is ambiguous, names another host or comes from a page of another
   * site. That is enough for protocols of other programs, which identify their callers by keys.
   */
  admit(head: RequestHead, caller: Caller): Outcome<void, Rejection> {
    const refusal =
      refuseUnclear(head) ??
      this.#refuseHost(head) ??
      refuseCrossSite(head, this.#hosts, caller.scheme);
    return refusal ? rejected({ refusal, headers: NO_HEADERS }) : ok(undefined);
  }

  /**
   * Identifies the program that sends an API key, whether or not sign-in is required.
   *
   * @param key the key as a bearer token; undefined if none was sent
   */
  identifyKey(
    key: string | undefined,
    { address }: Pick<Caller, 'address'>,
  ): Outcome<Principal, Rejection> {
    if (key === undefined) return rejected(SIGN_IN);
    return this.#check({ address }, () => this.#keys.identify(key));
  }

  /**
   * Calls the listener once when the session or the key of a principal ends; never for one with neither.
   *
   * @returns a function that removes the listener
   */
  onSessionEnd({ session, key }: Principal, listener: () => void): () => void {
    if (key !== undefined) return this.#keys.onEnd(key, listener);
    const sessions = this.#credentials?.sessions;
    return (session !== undefined && sessions?.onEnd(session, listener)) || (() => {});
  }

  /** Signs in with the token or the one-time code. @returns the session's secret */
  signIn(secret: string, { address }: Caller): Outcome<string, Rejection> {
    const credentials = this.#credentials;
    if (!credentials) return ok('');
    const barred = this.#barred(address);
    if (barred) return rejected(barred);
    if (isSameSecret(secret, credentials.token.value) || credentials.code.redeem(secret)) {
      return ok(credentials.sessions.open());
    }
    this.#attempts.fail(address);
    const detail = 'This is not the access token, or the sign-in address was used before.';
    return rejected({ ...SIGN_IN, refusal: { code: 'sign_in_required', detail } });
  }

  signOut(head: RequestHead, caller: Caller): void {
    const secret = sessionIn(head.headers.cookie, caller.scheme === 'https');
    if (secret) this.#credentials?.sessions.close(secret);
  }

  session(head: RequestHead, caller: Caller): SessionState {
    return {
      required: this.is_required,
      signed_in:
        this.#credentials !== undefined &&
        findSession(this.#credentials, head, caller) !== undefined,
    };
  }

  #identify(head: RequestHead, caller: Caller): Outcome<Principal, Rejection> {
    const credentials = this.#credentials;
    const given = BEARER.exec(head.headers.authorization ?? '')?.[1];
    // A key restricts its sender, also where no sign-in is required.
    if (given !== undefined && isKey(given)) {
      return this.#check(caller, () => this.#keys.identify(given));
    }
    const pair = pairIn(head.headers);
    const ofPair = pair?.key === undefined ? undefined : this.#keys.identify(pair.key);
    if (ofPair || pair?.is_certain) return this.#check(caller, () => ofPair);
    if (!credentials) return ok(this.#person);
    // Who sends a token is a program, also if a session comes with it. A proxy's own sign-in, which
    // uses another scheme, says nothing about the sender.
    if (given === undefined) {
      const session = findSession(credentials, head, caller);
      return session === undefined ? rejected(SIGN_IN) : ok({ ...this.#person, session });
    }
    const isToken = () => isSameSecret(given, credentials.token.value);
    return this.#check(caller, () => (isToken() ? this.#program : undefined));
  }

  /** Identifies the sender of a secret, and counts the failures of its network. */
  #check(
    { address }: Pick<Caller, 'address'>,
    identify: () => Principal | undefined,
  ): Outcome<Principal, Rejection> {
    const barred = this.#barred(address);
    if (barred) return rejected(barred);
    const principal = identify();
    if (principal) return ok(principal);
    this.#attempts.fail(address);
    return rejected(SIGN_IN);
  }

  #barred(address: string): Rejection | undefined {
    const seconds = this.#attempts.secondsToWait(address);
    if (seconds === 0) return undefined;
    return {
      refusal: {
        code: 'rate_limited',
        detail: `Too many failed sign-ins from your network. Try again in ${Math.ceil(seconds / 60)} min.`,
      },
      headers: { 'retry-after': String(seconds) },
    };
  }

  #refuseHost({ headers }: RequestHead): Refusal | undefined {
    if (this.#hosts.allows(headers.host)) return undefined;
    return {
      code: 'host_not_allowed',
      detail:
        'The server does not accept this host name. Use its address, or add the name to FINALLY_HOSTS.',
    };
  }
}

const rejected = (error: Rejection): Outcome<never, Rejection> => ({ ok: false, error });

const findSession = (
  { sessions }: Credentials,
  { headers }: RequestHead,
  { scheme }: Caller,
): string | undefined => sessions.find(sessionIn(headers.cookie, scheme === 'https'));

/** Returns true if requests may come from another machine. */
const isReachable = ({ bound_host, token, hosts, proxies }: AccessOptions): boolean =>
  !isOwnHost(bound_host) ||
  token !== undefined ||
  proxies.length > 0 ||
  hosts.some((host) => !isOwnHost(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')));
