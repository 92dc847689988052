import type { TestServer } from './server/test-server.ts';

/**
 * Reads a metric from `/metrics` by its name without the prefix, for example `stream_connections`.
 */
export async function metric(server: TestServer, name: string): Promise<number> {
  const { text } = await server.get('/metrics');
  const [, value] = new RegExp(`^finally_${name} (\\S+)$`, 'm').exec(text) ?? [];
  if (value === undefined) throw new Error(`there is no ${name} in ${text}`);
  return Number(value);
}
