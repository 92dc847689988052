import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model's answer: a text and the proposed actions. */
export interface ModelReply {
  message: string;
  trades?: { ticker: string; side: 'buy' | 'sell'; quantity: number }[];
  watchlist_changes?: { ticker: string; action: 'add' | 'remove' }[];
}

const PATIENCE_MS = 20_000;

/**
 * Replaces a language model: implements OpenAI's wire format, and answers when the test tells it
 * to.
 */
export class HandServedModel {
  #server: Server;
  #asked: ServerResponse[] = [];
  #arrived = () => {};

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<HandServedModel> {
    const server = createServer((request, response) => {
      request.resume();
      request.on('end', () => {
        model.#asked.push(response);
        model.#arrived();
      });
    });
    const model = new HandServedModel(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return model;
  }

  /** The value for `LLM_BASE_URL`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Number of unanswered requests. */
  get waiting(): number {
    return this.#asked.length;
  }

  /** Waits until a request has arrived, without answering it. */
  async asked(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (this.#asked.length === 0) {
      if (Date.now() > deadline) throw new Error('The model was not asked.');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PATIENCE_MS);
        this.#arrived = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Answers the oldest request; waits for one if necessary. */
  async answer({ message, trades = [], watchlist_changes = [] }: ModelReply): Promise<void> {
    await this.asked();
    const content = JSON.stringify({ message, trades, watchlist_changes });
    this.#asked
      .shift()
      ?.writeHead(200, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({
          id: 'completion-1',
          object: 'chat.completion',
          created: 1_770_820_200,
          model: 'by-hand',
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
          usage: { prompt_tokens: 800, completion_tokens: 60, total_tokens: 860 },
        }),
      );
  }

  /** Calls a tool in answer to the oldest request; waits for one if necessary. */
  async callTool(name: string, input: object): Promise<void> {
    await this.asked();
    const call = {
      id: 'call-1',
      type: 'function',
      function: { name, arguments: JSON.stringify(input) },
    };
    this.#asked
      .shift()
      ?.writeHead(200, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({
          id: 'completion-1',
          object: 'chat.completion',
          created: 1_770_820_200,
          model: 'by-hand',
          choices: [
            {
              index: 0,
              finish_reason: 'tool_calls',
              message: { role: 'assistant', content: null, tool_calls: [call] },
            },
          ],
        }),
      );
  }

  /**
   * Begins to stream an answer to the oldest request; waits for one if necessary.
   *
   * @returns how to stream more of it, and how to end it
   */
  async stream(): Promise<{ write(content: string): void; end(): void }> {
    await this.asked();
    const response = this.#asked.shift();
    response?.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (delta: object, finish_reason: string | null) =>
      response?.write(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
      );
    return {
      write: (content) => void send({ content }, null),
      end() {
        send({}, 'stop');
        response?.end('data: [DONE]\n\n');
      },
    };
  }

  /** Rejects the oldest request; waits for one if necessary. */
  async refuse(status: number): Promise<void> {
    await this.asked();
    this.#asked
      .shift()
      ?.writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message: 'Refused.', code: status } }));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }
}
