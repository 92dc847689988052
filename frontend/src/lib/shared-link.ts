import type { PriceLink, PriceStreamListener } from './price-connection';
import type { HubMessage, TabMessage } from './price-hub';

/**
 * A worker that has not answered for so long will not. (One that cannot start says so at once; a
 * machine that is busy may take seconds to start one, and its tab would keep a connection apart.)
 */
export const WORKER_PATIENCE_MS = 10_000;
/** After so much silence the worker is asked whether it still runs. */
export const WORKER_SILENCE_MS = 30_000;

/** The worker that all tabs of this origin share, or null where there can be none. */
function openWorker(url: string): SharedWorker | null {
  if (typeof SharedWorker === 'undefined') return null;
  try {
    return new SharedWorker(new URL('./price-worker.ts', import.meta.url), {
      type: 'module',
      name: url,
    });
  } catch {
    return null;
  }
}

/**
 * A link to the connection that all tabs share.
 *
 * @param onFailure called once where the worker does not work, or no longer
 * @returns null where there are no shared workers
 */
export function openSharedLink(
  url: string,
  listener: PriceStreamListener,
  onFailure: () => void,
): PriceLink | null {
  const worker = openWorker(url);
  if (!worker) return null;
  const { port } = worker;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (message: TabMessage) => port.postMessage(message);
  const close = () => {
    clearTimeout(timer);
    worker.onerror = null;
    port.onmessage = null;
    send('leave');
    port.close();
  };
  const fail = () => {
    close();
    onFailure();
  };
  /** Asks for prices; an answer comes at once where the worker works. */
  const ask = () => {
    clearTimeout(timer);
    send('wake');
    timer = setTimeout(fail, WORKER_PATIENCE_MS);
  };

  worker.onerror = fail;
  port.onmessage = ({ data }: MessageEvent<HubMessage>) => {
    clearTimeout(timer);
    timer = setTimeout(ask, WORKER_SILENCE_MS);
    if (data.kind === 'status') listener.onStatus(data.status);
    else if (data.kind === 'snapshot') listener.onSnapshot(data.event);
    else listener.onTick(data.event);
  };

  return {
    wake: ask,
    rest() {
      clearTimeout(timer);
      send('rest');
    },
    close,
  };
}
