const LOOPBACK = /^(127\.\d|::1$|::ffff:127\.)/i;

/** Whether an IP address, as a socket tells it, is this very machine. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/**
 * The network whose owner an address counts for: an IPv4 address itself, of an
 * IPv6 address the first 64 bits, for whoever has one has all of them.
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
