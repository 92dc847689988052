/**
 * A worker that has not answered for so long will not. (One that cannot start says so at once; a
 * machine that is busy may take seconds to start one, and its tab would keep a connection apart.)
 */
export const WORKER_TIMEOUT_MS = 10_000;
/** After so much silence the worker is asked whether it still runs. */
export const WORKER_SILENCE_MS = 30_000;

/** A tab's line to the worker that all tabs of this origin share. */
export interface SharedPort<ToWorker> {
  /** Sends a message that the worker answers at once; the line fails if it does not. */
  ask(message: ToWorker): void;
  /** Sends a message that has no answer. */
  tell(message: ToWorker): void;
  /** Asks nothing more until the next `ask`. */
  rest(): void;
  /** Says goodbye and ends the line. */
  close(): void;
}

export interface SharedPortOptions<ToWorker, FromWorker> {
  /** The worker's name: tabs that give the same one share a worker. */
  readonly name: string;
  /** Asked after a long silence. */
  readonly probe: ToWorker;
  /** Told at the end. */
  readonly goodbye: ToWorker;
  readonly onMessage: (message: FromWorker) => void;
  /** Called once if the worker does not work, or no longer. */
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

/** Opens a line to the shared worker; null if the browser has none. */
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

  const tell = (message: ToWorker) => port.postMessage(message);
  const close = () => {
    clearTimeout(timer);
    worker.onerror = null;
    port.onmessage = null;
    tell(goodbye);
    port.close();
  };
  const fail = () => {
    close();
    onFailure();
  };
  const ask = (message: ToWorker) => {
    clearTimeout(timer);
    tell(message);
    timer = setTimeout(fail, WORKER_TIMEOUT_MS);
  };

  worker.onerror = fail;
  port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(probe), WORKER_SILENCE_MS);
    onMessage(data);
  };

  return { ask, tell, rest: () => clearTimeout(timer), close };
}
