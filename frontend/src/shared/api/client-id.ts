/**
 * A key that names one intent of the person (a click, a sent message) so that
 * the server recognizes a retry: 32 hexadecimal digits from the system's
 * secure source. `crypto.randomUUID` would not do: browsers offer it on
 * https and localhost alone, and a workstation is also opened over plain LAN.
 */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
