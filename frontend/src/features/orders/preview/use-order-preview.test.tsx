import type { OrderPreview } from '@finally/contract';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pricesStore } from '@/features/prices/prices-store';
import { priceUpdate, ticker } from '@/shared/tests/samples';

const asked = vi.hoisted(() => vi.fn<(order: string) => Promise<OrderPreview | null>>());
vi.mock('./preview-requests', () => ({ askPreview: asked }));

const { useOrderPreview } = await import('./use-order-preview');

const order = { ticker: ticker('AAPL'), side: 'buy', quantity: 5 } as const;
const preview = (sentence: string) => ({ sentence }) as OrderPreview;

let price = 190;
/** The price moves every so often for a while. */
async function moving(every_ms: number, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    price += 0.01;
    act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', price, time) }));
    await act(() => vi.advanceTimersByTimeAsync(every_ms));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset();
});
afterEach(() => vi.useRealTimers());

test('an order is previewed though the price moves faster than the pause in typing', async () => {
  asked.mockResolvedValue(preview('fills now'));
  const { result } = renderHook(() => useOrderPreview(order));
  await moving(50, 20);
  expect(result.current?.sentence).toBe('fills now');
  // Not once for each price.
  expect(asked.mock.calls.length).toBeLessThanOrEqual(8);
});

test('an answer that takes longer than the price stays is shown until the next one', async () => {
  asked.mockImplementation(
    () => new Promise((resolve) => setTimeout(() => resolve(preview('fills now')), 400)),
  );
  const { result } = renderHook(() => useOrderPreview(order));
  await moving(100, 10);
  expect(result.current?.sentence).toBe('fills now');
});

test('the answer to an order that was typed before is not shown', async () => {
  asked.mockImplementation(async (text) => preview(text.includes('"quantity":5') ? 'five' : 'six'));
  const { result, rerender } = renderHook(
    ({ quantity }) => useOrderPreview({ ...order, quantity }),
    {
      initialProps: { quantity: 5 },
    },
  );
  await act(() => vi.advanceTimersByTimeAsync(100));
  rerender({ quantity: 6 });
  expect(result.current).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(100));
  // Typing pauses the request.
  expect(asked).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect(result.current?.sentence).toBe('six');
});
