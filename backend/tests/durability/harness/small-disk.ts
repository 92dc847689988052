import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerProcess } from './server-process.ts';

/** Mounts a disk of its own at `$0` where nobody else sees it, and goes on as the rest of the line. */
const ON_A_SMALL_DISK = 'mount -t tmpfs -o size=48m finally-small "$0" && exec "$@"';

/** The command before the server's own that gives it a small disk at `folder`, gone when it ends. */
export const smallDisk = (folder: string): string[] => [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c', ON_A_SMALL_DISK, folder],
];

/** @returns why there can be no small disk here; undefined where there can */
export function whyNoSmallDisk(folder: string): string | undefined {
  const [command = '', ...args] = [...smallDisk(folder), 'true'];
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  if (error) return `unshare cannot be run (${error.message})`;
  return status === 0 ? undefined : `a tmpfs cannot be mounted (${stderr.trim()})`;
}

/** A running server's small disk, seen from outside. */
export class DiskOf {
  readonly #folder: string;

  constructor(server: ServerProcess, folder: string) {
    this.#folder = join(`/proc/${server.pid}/root`, folder);
  }

  /** Leaves no room for another byte. */
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
   * Takes hold of a database, so that it can be read when server and disk are gone.
   *
   * @returns writes what it came to into `path`
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
