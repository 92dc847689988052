/**
 * A worker that has not answered for this long is considered dead. It is long because a busy machine may
 * need seconds to start a worker; one that cannot start reports an error at once.
 */
export const WORKER_TIMEOUT_MS = 10_000;
/** After this much silence the worker is probed. */
export const WORKER_SILENCE_MS = 30_000;

/** A tab's port to the worker that all tabs of this origin share. */
export interface SharedPort<ToWorker> {
  /** Sends a message that the worker answers at once; the port fails if it does not. */
  request(message: ToWorker): void;
  /** Sends a message that has no answer. */
  send(message: ToWorker): void;
  /** Sends no probes until the next `request`. */
  rest(): void;
  /** Sends the last message and closes the port. */
  close(): void;
}

export interface SharedPortOptions<ToWorker, FromWorker> {
  /** The worker's name: tabs with the same name share a worker. */
  readonly name: string;
  /** The request that is sent after a long silence. */
  readonly probe: ToWorker;
  /** The last message. */
  readonly goodbye: ToWorker;
  readonly onMessage: (message: FromWorker) => void;
  /** Called once if the worker does not work or stops working. */
  readonly onFailure: () => void;
}

function openWorker(name: string): SharedWorker | null {
  if (typeof SharedWorker === 'undefined') return null;
  try {
    return new SharedWorker(new URL('./stream-worker.ts', import.meta.url), {
      type: 'module',
      name,
    });
  } catch {
    return null;
  }
}

/** Opens a port to the shared worker; null if the browser has no shared workers. */
export function openSharedPort<ToWorker, FromWorker>({
  name,
  probe,
  goodbye,
  onMessage,
  onFailure,
}: SharedPortOptions<ToWorker, FromWorker>): SharedPort<ToWorker> | null {
  const worker = openWorker(name);
  if (!worker) return null;
  const { port } = worker;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (message: ToWorker) => port.postMessage(message);
  const close = () => {
    clearTimeout(timer);
    worker.onerror = null;
    port.onmessage = null;
    send(goodbye);
    port.close();
  };
  const fail = () => {
    close();
    onFailure();
  };
  const request = (message: ToWorker) => {
    clearTimeout(timer);
    send(message);
    timer = setTimeout(fail, WORKER_TIMEOUT_MS);
  };

  worker.onerror = fail;
  port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    clearTimeout(timer);
    timer = setTimeout(() => request(probe), WORKER_SILENCE_MS);
    onMessage(data);
  };

  return { request, send, rest: () => clearTimeout(timer), close };
}
