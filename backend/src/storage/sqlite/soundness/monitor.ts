import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { type Timer, toIso, type WallClock } from '../../../kernel/time/clock.ts';
import { backupPath, type Damage, type Examined, fileStamp } from '../index.ts';

/** Delay between the start and the check of the whole file. */
const CHECK_AFTER_MS = 1_000;

export interface SoundnessOptions {
  readonly path: string;
  readonly clock: WallClock;
  readonly logger: Pick<Logger, 'warn'>;
  /** Whether this start creates the file, so that there is nothing in it to check. */
  readonly is_new?: boolean;
}

/** Checks the whole file of an existing database in a worker thread after the start. */
export class Soundness {
  readonly #options: SoundnessOptions;
  #damage: Damage | undefined;
  #timer: Timer | undefined;
  #worker: Worker | undefined;

  /** @param damage the result of the check at the start */
  constructor(options: SoundnessOptions, damage: Damage | undefined) {
    this.#options = options;
    this.#damage = damage;
  }

  /** Returns what is wrong with the file, or undefined if no damage is known. */
  get difference(): { readonly sequence: null; readonly what: string } | undefined {
    return this.#damage && { sequence: null, what: `the file is damaged, ${this.#damage.what}` };
  }

  /**
   * Checks the whole file after a short delay, unless it is new.
   *
   * @param onRebuilt called if damaged indexes were rebuilt
   */
  start(onRebuilt: () => void): void {
    if (this.#options.path === ':memory:' || this.#options.is_new) return;
    this.#timer = this.#options.clock.after(CHECK_AFTER_MS, () => this.#check(onRebuilt));
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    await this.#worker?.terminate();
  }

  #check(onRebuilt: () => void): void {
    const { path, clock, logger } = this.#options;
    const copy = copyPath(path, clock);
    // In the build this file is JavaScript, in the source TypeScript.
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

/** Returns the path for the copy that is made before indexes are rebuilt. */
export const copyPath = (path: string, clock: WallClock): string =>
  backupPath(path, `damaged-index-${fileStamp(toIso(clock.now_ms()))}`);

/** Logs the damage found and the indexes rebuilt. */
export function logSoundness(
  logger: Pick<Logger, 'warn'>,
  { damage, rebuilt }: Examined,
  copy: string,
): void {
  if (damage) logger.warn({ damage: damage.what }, 'the database file is damaged');
  if (rebuilt.length > 0) {
    logger.warn({ indexes: rebuilt, copy }, 'damaged indexes were rebuilt from their tables');
  }
}
