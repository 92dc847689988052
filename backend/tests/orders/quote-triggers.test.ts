import { OrderRequestSchema } from '@finally/contract';
import { expect, test, vi } from 'vitest';
import { settle } from '../support/time/settle.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';

test.each(['bid_ask', 'mid'] as const)(
  'a stop that waits for the %s price costs no transaction until it is triggered',
  async (trigger) => {
    const { service, orders, matcher, ledger, followed, source } = openPortfolio();
    await followed.follow(ticker('AAPL'), 'the test');
    await matcher.start();
    await service.trade(buy('AAPL', 10), BY_USER);
    const request = OrderRequestSchema.parse({
      ticker: 'AAPL',
      side: 'sell',
      quantity: 10,
      type: 'stop',
      stop_price: 170,
      trigger,
    });
    const placed = await orders.place(request, BY_USER);
    if (!placed.ok) throw new Error(placed.error.detail);
    const commands = vi.spyOn(ledger, 'command');
    await settle();
    source.move(ticker('AAPL'), 180);
    await settle();
    expect(commands).not.toHaveBeenCalled();
    source.move(ticker('AAPL'), 160);
    await settle();
    expect(await orders.order(placed.value.order.id)).toMatchObject({
      value: { state: 'filled', average_price: 160 },
    });
  },
);
