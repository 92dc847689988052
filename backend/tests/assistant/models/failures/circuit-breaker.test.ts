import { describe, expect, test, vi } from 'vitest';
import { CircuitBreaker } from '../../../../src/assistant/models/circuit-breaker.ts';
import { offlineModel } from '../../../../src/assistant/models/offline/offline.ts';
import type { WallClock } from '../../../../src/kernel/time/clock.ts';
import { failure, failureInside, goodAnswer, silence, tooMany } from '../provider-server.ts';
import { EVERYTHING, MAKERS, serve } from './failing-model.ts';

describe('the circuit breaker', () => {
  const broken = (base_url: string, clock: WallClock) =>
    new CircuitBreaker({
      model: MAKERS.openrouter(base_url, clock),
      fallback: offlineModel,
      clock,
    });

  test('a refused key is reported, and the built-in assistant answers at once', async () => {
    const provider = await serve([failure(401, 'No')], broken);
    const { body } = await provider.send();
    expect(body).toMatchObject({
      model: { provider: 'offline' },
      notice: expect.stringMatching(/^m is not answering\. .*refused the API key.*built-in/),
    });
    expect(await provider.moved()).toEqual(EVERYTHING);
  });

  test('the third failure in a row opens it, and no request is made while it is open', async () => {
    const provider = await serve([failureInside(503, 'Down')], broken);
    expect((await provider.send('hello')).status).toBe(503);
    expect((await provider.send('hello')).status).toBe(503);
    expect(await provider.send('hello')).toMatchObject({
      status: 200,
      body: {
        model: { provider: 'offline' },
        notice: expect.stringMatching(/reported an internal error.*tried again in 30 s/),
      },
    });
    const asked = provider.requests.length;
    provider.clock.advance(29_999);
    expect((await provider.send('hello')).body.notice).toMatch(/tried again in 1 s/);
    expect(provider.requests).toHaveLength(asked);
  });

  test('after the pause one message tries the model, which answers from then on', async () => {
    const provider = await serve([failure(402, 'Pay'), goodAnswer], broken);
    // The recording of the account starts a while after its first use.
    provider.clock.advance(2_000);
    const others = provider.clock.waiting;
    await provider.send('hello');
    provider.clock.advance(30_000);
    expect((await provider.send()).body).toMatchObject({
      model: { provider: 'openrouter' },
      notice: null,
    });
    expect(provider.requests).toHaveLength(2);
    expect(provider.clock.waiting).toBe(others);
  });

  test('a trial that fails doubles the pause', async () => {
    const provider = await serve([failure(402, 'Pay')], broken);
    await provider.send('hello');
    provider.clock.advance(30_000);
    expect((await provider.send('hello')).body.notice).toMatch(/tried again in 60 s/);
    expect(provider.requests).toHaveLength(2);
  });

  test('an unanswered trial leaves time for the built-in assistant', async () => {
    const provider = await serve([failure(402, 'Pay'), silence], broken);
    await provider.send('hello');
    provider.clock.advance(30_000);
    const sent = provider.send();
    await vi.waitFor(() => expect(provider.requests).toHaveLength(2));
    provider.clock.advance(10_000);
    expect((await sent).body).toMatchObject({
      model: { provider: 'offline' },
      notice: expect.stringMatching(/took too long/),
    });
    expect(await provider.moved()).toEqual(EVERYTHING);
  });

  test('a retry time that is too long to wait for is respected', async () => {
    const provider = await serve([tooMany('120')], broken);
    expect((await provider.send('hello')).body.notice).toMatch(/tried again in 2 minutes/);
    provider.clock.advance(119_000);
    await provider.send('hello');
    expect(provider.requests).toHaveLength(1);
  });
});
