import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model answers: words, and what it wants done. */
export interface ModelReply {
  message: string;
  trades?: { ticker: string; side: 'buy' | 'sell'; quantity: number }[];
  watchlist_changes?: { ticker: string; action: 'add' | 'remove' }[];
}

const PATIENCE_MS = 20_000;

/**
 * Stands where a language model would: it speaks the wire format of OpenAI and
 * answers when the test says so, and not before.
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

  /** What `LLM_BASE_URL` is to be. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** How many questions wait for an answer. */
  get waiting(): number {
    return this.#asked.length;
  }

  /** Waits until a question has come, and leaves it waiting. */
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

  /** Answers the question that came first, once one has. */
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

  /** Refuses the question that came first, once one has. */
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
