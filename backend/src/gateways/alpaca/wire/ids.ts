import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SIMPLE = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Makes the same UUID of the same text every time; marked as version 8, which is for such ids. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Returns the id of an asset, which depends on nothing but its symbol. */
export const assetIdOf = (symbol: string): string => uuidOf(`finally:asset:${symbol}`);

/** Returns an id of FinAlly as a UUID: itself if it is one, and otherwise always the same one. */
export const toUuid = (
  kind: 'account' | 'execution' | 'order' | 'watchlist',
  id: string,
): string => (UUID.test(id) ? id : uuidOf(`finally:${kind}:${id}`));

/** Reads a UUID in any case, with or without hyphens; undefined if the text is none. */
export function readUuid(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (UUID.test(lower)) return lower;
  return SIMPLE.test(lower) ? lower.replace(SIMPLE, '$1-$2-$3-$4-$5') : undefined;
}
