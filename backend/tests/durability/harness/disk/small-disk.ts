import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerProcess } from '../server-process.ts';

/** Mounts a small private disk at `$0`, then executes the remaining arguments. */
const ON_A_SMALL_DISK = 'mount -t tmpfs -o size=48m finally-small "$0" && exec "$@"';

/**
 * Returns the command prefix that runs a server with a small disk at `folder`. The disk disappears
 * when the server ends.
 */
export const smallDisk = (folder: string): string[] => [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c', ON_A_SMALL_DISK, folder],
];

/** @returns why a small disk cannot be mounted here; undefined if it can */
export function whyNoSmallDisk(folder: string): string | undefined {
  const [command = '', ...args] = [...smallDisk(folder), 'true'];
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  if (error) return `unshare cannot be run (${error.message})`;
  return status === 0 ? undefined : `a tmpfs cannot be mounted (${stderr.trim()})`;
}

/** Accesses the small disk of a running server from outside. */
export class DiskOf {
  readonly #folder: string;

  constructor(server: ServerProcess, folder: string) {
    this.#folder = join(`/proc/${server.pid}/root`, folder);
  }

  /** Fills the disk completely. */
  fill(): void {
    const file = openSync(join(this.#folder, 'filler'), 'a');
    try {
      for (let bytes = 65_536; bytes >= 1; ) {
        try {
          writeSync(file, Buffer.alloc(bytes));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          bytes = Math.floor(bytes / 2);
        }
      }
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(join(this.#folder, 'filler'));
  }

  /**
   * Opens a database's files, so that they can be read after the server and its disk are gone.
   *
   * @returns a function that writes their content to `path`
   */
  hold(name: string): (path: string) => void {
    const held = ['', '-wal'].map((suffix) => ({
      suffix,
      file: openSync(join(this.#folder, name + suffix), 'r'),
    }));
    return (path) => {
      for (const { suffix, file } of held) {
        writeFileSync(path + suffix, readFileSync(file));
        closeSync(file);
      }
    };
  }
}
