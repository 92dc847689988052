import type { FastifyInstance } from 'fastify';
import { SECOND_MS } from '../../../kernel/time/units.ts';
import { ClientSocket, type SocketParts } from '../sockets/client-socket.ts';
import { authorization, failure, listening, type Message, readMessage } from './messages.ts';

/** A client that has not authenticated by then is closed. */
const AUTHENTICATION_MS_MAX = 10 * SECOND_MS;

const TRADE_UPDATES = 'trade_updates';

/** Where the updates of accounts come from. */
export interface UpdateFeed {
  /** Sends the updates of an account to a client; returns what ends that. */
  add(account_id: string, client: ClientSocket): () => void;
}

/** `/stream`: what happens to the orders of an account. */
export function tradingStream(app: FastifyInstance, parts: SocketParts, updates: UpdateFeed): void {
  app.get('/stream', { websocket: true, config: { is_open: true } }, (socket, request) => {
    const client = ClientSocket.open(socket, request, parts);
    if (client) new TradingClient(client, parts, updates);
  });
}

/** A client of `/stream`: it authenticates with its first message and then says what it listens to. */
class TradingClient {
  readonly #client: ClientSocket;
  readonly #updates: UpdateFeed;
  #account_id: string | undefined;
  /** Ends the updates; undefined while it does not listen. */
  #leave: (() => void) | undefined;

  constructor(client: ClientSocket, { clock }: Pick<SocketParts, 'clock'>, updates: UpdateFeed) {
    this.#client = client;
    this.#updates = updates;
    const patience = clock.after(AUTHENTICATION_MS_MAX, () => {
      if (this.#account_id === undefined) client.close('not authenticated in time');
    });
    client.onClose(() => {
      patience.cancel();
      this.#leave?.();
    });
    client.onMessage((data) => {
      const message = readMessage(data);
      if (message) this.#answer(message);
      else client.send(failure('the message is not understood'));
    });
  }

  #answer(message: Message): void {
    if (message.kind === 'authenticate') this.#authenticate(message.key);
    else if (this.#account_id === undefined) {
      this.#client.send(authorization('unauthorized', 'listen'));
    } else if (message.kind === 'listen') {
      this.#listen(this.#account_id, message.streams.includes(TRADE_UPDATES));
    } else {
      const goes_on = this.#leave !== undefined && !message.streams.includes(TRADE_UPDATES);
      this.#listen(this.#account_id, goes_on);
    }
  }

  #authenticate(key: string | undefined): void {
    if (this.#account_id === undefined) {
      const principal = this.#client.identify(key);
      const account_ids = principal?.account_ids ?? [];
      this.#account_id = account_ids === 'all' ? undefined : account_ids[0];
    }
    const status = this.#account_id === undefined ? 'unauthorized' : 'authorized';
    this.#client.send(authorization(status, 'authenticate'));
  }

  /** The list that a client sends replaces the one before. */
  #listen(account_id: string, wanted: boolean): void {
    if (wanted) this.#leave ??= this.#updates.add(account_id, this.#client);
    else {
      this.#leave?.();
      this.#leave = undefined;
    }
    this.#client.send(listening(wanted ? [TRADE_UPDATES] : []));
  }
}
