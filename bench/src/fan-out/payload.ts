/** Returns the event that the other servers send: one of FinAlly's, with the current time. */
export function payload(template: string, now_ms: number): string {
  return template.replaceAll(/"timestamp":[\d.]+/g, `"timestamp":${(now_ms / 1000).toFixed(3)}`);
}
