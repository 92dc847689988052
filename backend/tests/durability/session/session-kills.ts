import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { Dice } from '../harness/dice.ts';

const PROGRAM = fileURLToPath(new URL('./session-program.ts', import.meta.url));
/** How long a session lives after its start: no step, or some. */
const LIFE_MS_MAX = 900;

export interface SessionOptions {
  /** An existing folder, in which the session gets its own. */
  readonly folder: string;
  readonly seed: number;
  readonly steps: number;
}

/** A finished session. */
export interface FinishedSession {
  readonly kills: number;
  /** SHA-256 of everything that the ledger keeps, with ids numbered in their order. */
  readonly digest: string;
  /** Orders by state, to prove that the session was not idle. */
  readonly states: Readonly<Record<string, number>>;
}

/**
 * Runs a session to its end, killing it at random moments and starting it again.
 *
 * @param kills_max zero to let it run through
 */
export async function runSession(
  name: string,
  { folder, seed, steps }: SessionOptions,
  kills_max: number,
): Promise<FinishedSession> {
  const own = join(folder, name);
  mkdirSync(own);
  const schedule = new Dice(seed);
  let kills = 0;
  for (;;) {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', PROGRAM, own, String(seed), String(steps)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
    if (kills < kills_max) {
      const life_ms = schedule.between(0, LIFE_MS_MAX);
      await Promise.race([ended, once(child.stdout, 'data')]);
      await Promise.race([ended, pause(life_ms)]);
      child.kill('SIGKILL');
    }
    const [code, signal] = await ended;
    if (code === 0) break;
    if (signal !== 'SIGKILL') throw new Error(`the session ended with ${code ?? signal}`);
    kills += 1;
  }
  return { kills, ...digestOf(join(own, 'finally.db')) };
}

const TABLES = ['accounts', 'orders', 'order_events', 'entries', 'positions', 'fill_memories'];
/** A UUID or the id that the journal makes; both are random. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Returns the digest of a database, in which each random id is replaced by the place of its first use. */
function digestOf(path: string): Pick<FinishedSession, 'digest' | 'states'> {
  const database = new SqliteDatabase(path, { readonly: true });
  try {
    const ids = new Map<string, string>();
    const numbered = (id: string): string => {
      const known = ids.get(id) ?? `id-${ids.size}`;
      ids.set(id, known);
      return known;
    };
    const hash = createHash('sha256');
    for (const table of TABLES) {
      const rows = database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
      for (const row of rows) hash.update(JSON.stringify(row).replace(ID, numbered));
    }
    const counts = database
      .prepare('SELECT state, count(*) AS orders FROM orders GROUP BY state')
      .all() as readonly { readonly state: string; readonly orders: number }[];
    return {
      digest: hash.digest('hex'),
      states: Object.fromEntries(counts.map(({ state, orders }) => [state, orders])),
    };
  } finally {
    database.close();
  }
}
