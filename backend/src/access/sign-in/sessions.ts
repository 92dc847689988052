import type { NewSecret } from '../../kernel/ids.ts';
import type { Timer, WallClock } from '../../kernel/time/clock.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { fingerprintOf } from './secrets.ts';

/** A session ends after 30 days, even if it is in use. */
export const SESSION_SECONDS = 30 * 24 * 3_600;
/** Maximum number of sessions; another sign-in ends the oldest. */
const SESSIONS_MAX = 50;
/** How often sessions with listeners are checked for their end. */
const EXPIRY_CHECK_MS = 60_000;

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
  /** What is called when a session ends, by its hash. */
  readonly #listeners = new Map<string, Set<() => void>>();
  #timer: Timer | undefined;

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
    this.#announceEnds();
    return secret;
  }

  /** @returns the hash that identifies the session; undefined if there is none or it has ended */
  find(secret: string | undefined): string | undefined {
    if (!secret) return undefined;
    const session = this.#fingerprint(secret);
    if (this.#isOpen(session)) return session;
    this.#announceEnds();
    return undefined;
  }

  close(secret: string): void {
    if (!this.#ends.delete(this.#fingerprint(secret))) return;
    this.#keep();
    this.#announceEnds();
  }

  /**
   * Calls the listener once when the session ends: at once if it is closed, within a minute if its
   * time is over.
   *
   * @param session its hash
   * @returns a function that removes the listener
   */
  onEnd(session: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(session) ?? new Set();
    this.#listeners.set(session, listeners.add(listener));
    this.#timer ??= this.#options.clock.every(EXPIRY_CHECK_MS, () => this.#announceEnds());
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#forget(session);
    };
  }

  /** Calls the listeners of sessions that have ended. */
  #announceEnds(): void {
    for (const [session, listeners] of this.#listeners) {
      if (this.#isOpen(session)) continue;
      this.#forget(session);
      for (const listener of listeners) listener();
    }
  }

  #forget(session: string): void {
    this.#listeners.delete(session);
    if (this.#listeners.size > 0) return;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #isOpen(session: string): boolean {
    return (this.#ends.get(session) ?? 0) > this.#now();
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
