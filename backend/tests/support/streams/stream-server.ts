import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { onTestFinished } from 'vitest';
import { answerProblems } from '../../../src/http/problem-replies.ts';
import { priceE4 } from '../../../src/kernel/money.ts';
import { PriceCache, priceStream } from '../../../src/market/index.ts';
import { ManualClock } from '../time/manual-clock.ts';
import { ticker } from '../trading/ledger.ts';
import { streamResources } from './stream-resources.ts';

/** Serves only the price stream over HTTP, with the given number of tickers. */
export async function startStreamServer(ticker_count: number) {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const tickers = Array.from({ length: ticker_count }, (_, index) => ticker(`T${index}`));
  let dollars = 100;
  /** Changes every price in a single event. */
  const move = (): void => {
    dollars += 1;
    const price_e4 = priceE4(dollars * 10_000);
    const tick = { price_e4, previous_close_e4: price_e4, volume: 1, timestamp_ms: clock.now_ms() };
    prices.write(
      tickers.map((name) => ({ ...tick, ticker: name })),
      5_000,
    );
  };
  move();

  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app, () => undefined);
  const resources = streamResources(prices, clock);
  const { broadcaster } = resources;
  await app.register(priceStream(resources));
  await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  const { port } = app.server.address() as AddressInfo;

  /** Returns the state that a client which missed no event has. */
  const state = () =>
    Object.fromEntries(prices.tickers().map((name) => [name, prices.latest(name)]));
  return { url: `http://127.0.0.1:${port}`, clock, broadcaster, move, state };
}
