import type { NewSecret } from '../../kernel/ids.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { fingerprintOf } from './secrets.ts';

/** A session ends after 30 days, even if it is in use. */
export const SESSION_SECONDS = 30 * 24 * 3_600;
/** Maximum number of sessions; another sign-in ends the oldest. */
const SESSIONS_MAX = 50;

export interface SessionsOptions {
  /** The file that keeps the sessions across restarts, as hashes, which cannot be used to sign in. */
  readonly path: string;
  /** Part of every hash, so that a change of the token ends all sessions. */
  readonly token: string;
  readonly clock: WallClock;
  readonly newSecret: NewSecret;
}

/** The sessions of signed-in browsers. */
export class Sessions {
  readonly #options: SessionsOptions;
  /** The end of each session in Unix seconds, by hash, oldest first. */
  #ends: Map<string, number>;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#ends = parse(readPrivate(options.path));
  }

  /** @returns the secret of the new session, which only the browser keeps */
  open(): string {
    const secret = this.#options.newSecret();
    const now = this.#now();
    const alive = [...this.#ends].filter(([, end]) => end > now).slice(1 - SESSIONS_MAX);
    this.#ends = new Map([...alive, [this.#fingerprint(secret), now + SESSION_SECONDS]]);
    this.#keep();
    return secret;
  }

  has(secret: string | undefined): boolean {
    if (!secret) return false;
    return (this.#ends.get(this.#fingerprint(secret)) ?? 0) > this.#now();
  }

  close(secret: string): void {
    if (this.#ends.delete(this.#fingerprint(secret))) this.#keep();
  }

  #fingerprint(secret: string): string {
    return fingerprintOf(secret, this.#options.token);
  }

  #now(): number {
    return Math.floor(this.#options.clock.now_ms() / 1000);
  }

  #keep(): void {
    writePrivate(this.#options.path, JSON.stringify([...this.#ends]));
  }
}

/** Ignores an unreadable file: people only have to sign in again. */
function parse(text: string | undefined): Map<string, number> {
  try {
    const entries: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(entries)) return new Map();
    return new Map(entries.filter((entry) => Array.isArray(entry) && entry.length === 2));
  } catch {
    return new Map();
  }
}
