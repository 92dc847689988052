import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';

test('sales of ever smaller parts leave the average cost as it is', async () => {
  const { service, orders, source, verifier } = openPortfolio({ dollars: { MSFT: 382.79 } });
  const held = async () => (await service.portfolio()).positions[0];
  await service.trade(buy('MSFT', 1), BY_USER);
  const bases: (number | undefined)[] = [];
  for (const shares of [0.99, 0.009, 0.0009]) {
    source.move('MSFT', 390);
    const preview = await orders.preview(
      OrderRequestSchema.parse({ ...sell('MSFT', shares), type: 'market' }),
      BY_USER,
    );
    expect(preview.position_after?.avg_cost).toBe(382.79);
    expect((await service.trade(sell('MSFT', shares), BY_USER)).ok).toBe(true);
    expect((await held())?.avg_cost).toBe(382.79);
    bases.push((await held())?.cost_basis);
  }
  // 382.79 times 0.01, 0.001 and 0.0001, each rounded once.
  expect(bases).toEqual([3.83, 0.38, 0.04]);

  await service.trade(sell('MSFT', 0.0001), BY_USER);
  const { cash_balance, realized_pnl } = await service.portfolio();
  expect(await held()).toBeUndefined();
  expect(cash_balance - realized_pnl).toBe(10_000);
  expect(await verifier.verifyAll()).toBeUndefined();
});

test('a purchase after a sale averages what was left with what is bought', async () => {
  const { service, source } = openPortfolio({ dollars: { MSFT: 300 } });
  await service.trade(buy('MSFT', 3), BY_USER);
  await service.trade(sell('MSFT', 2), BY_USER);
  source.move('MSFT', 400);
  await service.trade(buy('MSFT', 1), BY_USER);
  expect((await service.portfolio()).positions).toMatchObject([
    { quantity: 2, avg_cost: 350, cost_basis: 700 },
  ]);
});
