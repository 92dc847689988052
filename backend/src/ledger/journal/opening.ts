import { createHash } from 'node:crypto';
import { quantityE6 } from '../../kernel/money.ts';
import type { PositionRow } from '../account.ts';

/** Where a copied account came from, and what it had. */
export interface Opening {
  readonly forked_from: string;
  /** The ledger of that account, and its last entry before the copy; 0 if it had none. */
  readonly ledger: number;
  readonly sequence: number;
  readonly positions: readonly PositionRow[];
}

/** Returns what the opening entry of a copied account keeps, as JSON with its own digest. */
export function writeOpening(opening: Opening): string {
  const text = JSON.stringify(opening);
  return JSON.stringify({ ...opening, digest: digestOf(text) });
}

/** Returns the positions of an opening entry; undefined if it is not what was written. */
export function readOpening(text: string): readonly PositionRow[] | undefined {
  let kept: Opening & { readonly digest: string };
  try {
    kept = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { digest, ...opening } = kept;
  if (digestOf(JSON.stringify(opening)) !== digest) return undefined;
  return opening.positions.map((position) => ({ ...position, reserved_e6: quantityE6(0) }));
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
