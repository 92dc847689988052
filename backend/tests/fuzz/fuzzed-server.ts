import { join } from 'node:path';
import { verifyDatabase } from '../durability/harness/server-process.ts';
import { type Answer, TestServer } from '../support/server/test-server.ts';
import { fuzz, type Outcome } from './campaign.ts';
import type { Case, Description } from './operations.ts';

export interface Fuzzed extends Outcome {
  /** What the server logged as errors of its own. */
  readonly errors: readonly string[];
  /** What the check of the ledger said afterwards, and its exit code. */
  readonly ledger: Awaited<ReturnType<typeof verifyDatabase>>;
}

/** Fuzzes a server that has its database in `folder`, then stops it and has its ledger checked. */
export async function fuzzServer(folder: string, seed: number, count: number): Promise<Fuzzed> {
  const database_path = join(folder, 'finally.db');
  const server = await TestServer.start({
    settings: { DATABASE_PATH: database_path, CHAT_REQUESTS_PER_MINUTE_MAX: '1000000' },
  });
  const send = async (
    { operation, path, headers, body }: Case,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const response = await fetch(`${server.url}${path}`, {
      method: operation.method,
      headers,
      signal,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  };
  try {
    const description = (await server.get('/api/openapi.json')).body as Description;
    const outcome = await fuzz(description, { seed, count, send });
    const errors = server.errors.map((line) => JSON.stringify(line));
    await server.close();
    return { ...outcome, errors, ledger: await verifyDatabase(database_path) };
  } finally {
    await server.close();
  }
}
