import { readFile } from 'node:fs/promises';

/** Linux lists every TCP connection here, one per line. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

/** The state "established". The remote address precedes it and the send queue follows it. */
const ESTABLISHED = ' 01 ';
const QUEUE_DIGITS = 8;

/**
 * Returns the peers, as `address:port`, that have not acknowledged more than `bytes_min` of sent
 * data. The system accepts megabytes for a peer that reads nothing before a write fails, and
 * reports this in no other way.
 *
 * @returns undefined if the system does not say, as on anything but Linux
 */
export async function unreadPeers(
  bytes_min: number,
  tables: readonly string[] = TABLES,
): Promise<ReadonlySet<string> | undefined> {
  const texts = await Promise.allSettled(tables.map((path) => readFile(path, 'latin1')));
  const found = texts.flatMap((text) => (text.status === 'fulfilled' ? [text.value] : []));
  if (found.length === 0) return undefined;
  const peers = new Set<string>();
  for (const text of found) {
    for (let at = text.indexOf(ESTABLISHED); at >= 0; at = text.indexOf(ESTABLISHED, at + 1)) {
      const begin = at + ESTABLISHED.length;
      const queued = Number.parseInt(text.slice(begin, begin + QUEUE_DIGITS), 16);
      if (queued <= bytes_min) continue;
      const [address = '', port = ''] = text
        .slice(text.lastIndexOf(' ', at - 1) + 1, at)
        .split(':');
      peers.add(`${toAddress(address)}:${Number.parseInt(port, 16)}`);
    }
  }
  return peers;
}

/** Formats an address as Node reports it. */
export const peerOf = (address: string | undefined, port: number | undefined): string =>
  `${address?.replace('::ffff:', '')}:${port}`;

const MAPPED = '0000000000000000FFFF0000';

/** The kernel writes 32-bit words in host byte order, lowest byte first. */
function toAddress(hex: string): string {
  const bytes = [...(hex.match(/.{8}/g) ?? [])].flatMap((word) =>
    (word.match(/../g) ?? []).reverse(),
  );
  if (hex.length === 8 || hex.startsWith(MAPPED)) {
    return bytes
      .slice(-4)
      .map((byte) => Number.parseInt(byte, 16))
      .join('.');
  }
  const groups = bytes.join('').match(/.{4}/g) ?? [];
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
