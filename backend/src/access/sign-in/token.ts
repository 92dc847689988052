import type { NewSecret } from '../../kernel/ids.ts';
import { readPrivate, writePrivate } from './private-file.ts';

export interface AccessToken {
  readonly value: string;
  /** It was made just now: the one time at which it is shown. */
  readonly is_new: boolean;
}

/** The token that was set, or else the one in the file, which is made where there is none. */
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
