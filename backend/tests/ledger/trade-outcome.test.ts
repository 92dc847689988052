import { expect, test } from 'vitest';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';

type Opened = ReturnType<typeof openPortfolio>;

/** Trades under an id of its own. Returns the receipt. */
async function trade({ service }: Opened, request: ReturnType<typeof buy>) {
  const receipt = await service.trade(request, BY_USER);
  if (!receipt.ok) throw new Error(receipt.error.detail);
  return receipt.value;
}

test('a receipt says what the trade left', async () => {
  const opened = openPortfolio({ dollars: { AAPL: 100 } });
  expect((await trade(opened, buy('AAPL', 3))).after).toEqual({
    position: { quantity: 3, avg_cost: 100, cost_basis: 300, realized_pnl: 0 },
    realized_pnl: 0,
  });
  opened.source.move('AAPL', 110);
  expect((await trade(opened, sell('AAPL', 1))).after).toEqual({
    position: { quantity: 2, avg_cost: 100, cost_basis: 200, realized_pnl: 10 },
    realized_pnl: 10,
  });
  expect((await trade(opened, sell('AAPL', 2))).after).toEqual({
    position: null,
    realized_pnl: 30,
  });
});

test('a retry returns the first receipt, whatever was traded since, and after a reset', async () => {
  const opened = openPortfolio({ dollars: { AAPL: 100, MSFT: 50 } });
  const { service, source, ledger, account_id } = opened;
  const requests = [
    buy('AAPL', 3, 'a'),
    sell('AAPL', 1, 'b'),
    buy('MSFT', 2, 'c'),
    sell('AAPL', 2, 'd'),
    buy('AAPL', 1, 'e'),
    sell('MSFT', 1.5, 'f'),
  ];
  const receipts = new Map<string, Awaited<ReturnType<typeof trade>>>();
  const expectRetries = async () => {
    for (const request of requests) {
      const first = receipts.get(request.client_order_id ?? '');
      if (first) expect(await trade(opened, request)).toEqual(first);
    }
  };
  let price = 100;
  for (const request of requests) {
    source.move('AAPL', price);
    price += 7;
    receipts.set(request.client_order_id ?? '', await trade(opened, request));
    await expectRetries();
  }
  await service.reset();
  await expectRetries();
  await trade(opened, buy('AAPL', 5, 'g'));
  await expectRetries();
  expect(await service.receipt('d')).toEqual(receipts.get('d'));
  expect((await ledger.account(account_id)).ledger).toBe(2);
});

test('the receipt of a trade whose journal cannot be replayed has no outcome', async () => {
  const opened = openPortfolio({
    dollars: { AAPL: 100 },
    seams: {
      ledger: (real) => ({
        ...real,
        journal: async (account_id, stretch) => {
          const journal = await real.journal(account_id, stretch);
          const entries = journal.entries.map((row) => ({ ...row, price_e4: 1 as never }));
          return { ...journal, entries };
        },
      }),
    },
  });
  const { after: _, ...first } = await trade(opened, buy('AAPL', 3, 'a'));
  await trade(opened, buy('AAPL', 1));
  expect(await trade(opened, buy('AAPL', 3, 'a'))).toEqual(first);
});
