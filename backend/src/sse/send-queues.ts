import { readFile } from 'node:fs/promises';

/** Where Linux tells of every TCP connection, one line each. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

/** The state "established"; before it stands the remote address, after it the send queue. */
const ESTABLISHED = ' 01 ';
const QUEUE_DIGITS = 8;

/**
 * Who has not acknowledged more than `bytes_min` of what was sent to them, as
 * `address:port`. The system takes in megabytes for a peer that reads nothing
 * before a write to it fails, and tells nobody of it in any other way.
 *
 * @returns undefined where the system does not say, as on anything but Linux
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

/** An address as Node writes it. */
export const peerOf = (address: string | undefined, port: number | undefined): string =>
  `${address?.replace('::ffff:', '')}:${port}`;

const MAPPED = '0000000000000000FFFF0000';

/** The kernel writes words in the order of the machine's bytes, lowest first. */
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
