import { WebSocket } from 'ws';

/** Open sockets of a gateway's stream that count what arrives. */
export interface Sockets {
  /** Frames that arrived at all of them since the last call. */
  take(): number;
  close(): void;
}

/** Opens sockets on Alpaca's stock stream in MessagePack, all with the same subscription to quotes. */
export async function openSockets(
  port: number,
  count: number,
  headers: Readonly<Record<string, string>>,
  symbols: readonly string[],
): Promise<Sockets> {
  const { encode } = await import('@msgpack/msgpack');
  const subscribe = encode({ action: 'subscribe', quotes: symbols });
  let frames = 0;
  const sockets: WebSocket[] = [];
  for (let opened = 0; opened < count; opened++) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v2/iex`, {
      headers: { ...headers, 'content-type': 'application/msgpack' },
      perMessageDeflate: false,
    });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      let greetings = 0;
      socket.on('error', reject);
      // Connected, authenticated, subscribed; then the quotes.
      socket.on('message', () => {
        greetings += 1;
        if (greetings === 2) socket.send(subscribe);
        if (greetings === 3) resolve();
        if (greetings > 3) frames += 1;
      });
    });
  }
  return {
    take() {
      const taken = frames;
      frames = 0;
      return taken;
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}
