/**
 * Returns an id for one action of the person (a click, a sent message), by which the server recognizes a
 * retry: 32 hexadecimal digits from the system's secure random source. `crypto.randomUUID` is not
 * available over plain HTTP in a local network.
 */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
