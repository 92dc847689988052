import { request } from 'node:http';

/** Open price streams that record the age of each event on arrival. */
export interface Streams {
  /** Returns the ages recorded since the last call, in milliseconds. */
  take(): number[];
  close(): void;
}

/**
 * Opens `count` streams and waits for the first event of each.
 *
 * @param tickers what they are about; by default every followed ticker
 */
export async function openStreams(
  port: number,
  count: number,
  tickers: readonly string[] = [],
): Promise<Streams> {
  let ages_ms: number[] = [];
  const query = tickers.length > 0 ? `?tickers=${tickers.join(',')}` : '';
  const path = `/api/stream/prices${query}`;
  const open = (): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const stream = request({ port, host: '127.0.0.1', path, agent: false });
      stream.on('response', (response) => {
        response.setEncoding('latin1');
        let first = true;
        response.on('data', (chunk: string) => {
          const stamp = /"timestamp":([\d.]+)/.exec(chunk);
          if (!stamp) return;
          if (!first) ages_ms.push(Date.now() - Number(stamp[1]) * 1000);
          first = false;
          resolve(() => stream.destroy());
        });
      });
      stream.on('error', reject);
      stream.end();
    });
  const closers: (() => void)[] = [];
  for (let opened = 0; opened < count; opened++) closers.push(await open());
  return {
    take() {
      const taken = ages_ms;
      ages_ms = [];
      return taken;
    },
    close() {
      for (const close of closers) close();
    },
  };
}
