import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { type Clock, type Timer, toIso } from '../../../kernel/clock.ts';
import { backupPath, type Damage, type Examined, fileStamp } from '../index.ts';

/** So long after the start the whole file is checked. */
const CHECK_AFTER_MS = 1_000;

export interface SoundnessOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Whether the database file is sound, checked whole after the start in a thread of its own. */
export class Soundness {
  readonly #options: SoundnessOptions;
  #damage: Damage | undefined;
  #timer: Timer | undefined;
  #worker: Worker | undefined;

  /** @param damage what a check at the start found */
  constructor(options: SoundnessOptions, damage: Damage | undefined) {
    this.#options = options;
    this.#damage = damage;
  }

  /** How the file differs from a sound one; undefined if it is sound as far as known. */
  get difference(): { readonly sequence: null; readonly what: string } | undefined {
    return this.#damage && { sequence: null, what: `the file is damaged, ${this.#damage.what}` };
  }

  /**
   * Checks the whole file in a moment.
   *
   * @param onRebuilt called if damaged indexes were built anew
   */
  start(onRebuilt: () => void): void {
    if (this.#options.path === ':memory:') return;
    this.#timer = this.#options.clock.after(CHECK_AFTER_MS, () => this.#check(onRebuilt));
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    await this.#worker?.terminate();
  }

  #check(onRebuilt: () => void): void {
    const { path, clock, logger } = this.#options;
    const copy = copyPath(path, clock);
    // The build leaves JavaScript beside this file, the source TypeScript.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const program = new URL(`./monitor-worker.${extension}`, import.meta.url);
    const worker = new Worker(fileURLToPath(program), { workerData: { path, copy } });
    this.#worker = worker;
    worker.unref();
    worker.on('message', (report: Examined) => {
      this.#damage = report.damage;
      logSoundness(logger, report, copy);
      if (report.rebuilt.length > 0) onRebuilt();
    });
    worker.on('error', (err) => logger.warn({ err }, 'the database file was not checked'));
  }
}

/** Where a copy of a database goes before its indexes are built anew. */
export const copyPath = (path: string, clock: Pick<Clock, 'now_ms'>): string =>
  backupPath(path, `damaged-index-${fileStamp(toIso(clock.now_ms()))}`);

/** Logs what was found and what was built anew. */
export function logSoundness(
  logger: Pick<Logger, 'warn'>,
  { damage, rebuilt }: Examined,
  copy: string,
): void {
  if (damage) logger.warn({ damage: damage.what }, 'the database file is damaged');
  if (rebuilt.length > 0) {
    logger.warn({ indexes: rebuilt, copy }, 'damaged indexes were built anew out of their tables');
  }
}
