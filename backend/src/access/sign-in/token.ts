import type { NewSecret } from '../../kernel/ids.ts';
import { readPrivate, writePrivate } from './private-file.ts';

export interface AccessToken {
  readonly value: string;
  /** True if it was just generated; only then it is shown. */
  readonly is_new: boolean;
}

/** Returns the configured token, or else the one in the file, which is created if it is missing. */
export function obtainToken(
  set: string | undefined,
  path: string,
  newSecret: NewSecret,
): AccessToken {
  if (set !== undefined) return { value: set, is_new: false };
  const kept = readPrivate(path)?.trim();
  if (kept) return { value: kept, is_new: false };
  const value = newSecret();
  writePrivate(path, `${value}\n`);
  return { value, is_new: true };
}
