/** What peers send: an event of FinAlly's, with the time at which it is sent. */
export function payload(template: string, now_ms: number): string {
  return template.replaceAll(/"timestamp":[\d.]+/g, `"timestamp":${(now_ms / 1000).toFixed(3)}`);
}
