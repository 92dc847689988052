const LOOPBACK = /^(127\.\d|::1$|::ffff:127\.)/i;

/** Returns true if an IP address, as reported by a socket, is a loopback address. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/**
 * Returns the network an address is counted under: the address itself for IPv4, and the first 64
 * bits for IPv6, because one owner usually controls a whole /64.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? 0 : tail.split(':').length;
    while (groups.length < 8 - after) groups.push('0');
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
