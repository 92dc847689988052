import type { WallClock } from '../../kernel/clock.ts';
import type { NewSecret } from '../../kernel/ids.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { fingerprintOf } from './secrets.ts';

/** A session ends after 30 days, however much it is used. */
export const SESSION_SECONDS = 30 * 24 * 3_600;
/** Signing in once more ends the oldest. */
const SESSIONS_MAX = 50;

export interface SessionsOptions {
  /** Kept here over restarts, as fingerprints: who reads the file cannot sign in with it. */
  readonly path: string;
  /** Part of every fingerprint, so that another token ends all sessions. */
  readonly token: string;
  readonly clock: WallClock;
  readonly newSecret: NewSecret;
}

/** Who is signed in with a browser. */
export class Sessions {
  readonly #options: SessionsOptions;
  /** Unix seconds of the end by fingerprint, oldest first. */
  #ends: Map<string, number>;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#ends = parse(readPrivate(options.path));
  }

  /** @returns the new session's secret, for the browser alone */
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

/** What cannot be read is no session: all it costs is signing in again. */
function parse(text: string | undefined): Map<string, number> {
  try {
    const entries: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(entries)) return new Map();
    return new Map(entries.filter((entry) => Array.isArray(entry) && entry.length === 2));
  } catch {
    return new Map();
  }
}
