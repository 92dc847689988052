import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STARTING_CASH } from '../../src/storage/sqlite/index.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, openPortfolio } from '../support/trading/portfolio.ts';

const orders = fc.array(
  fc.record({
    symbol: fc.constantFrom('AAPL', 'MSFT', 'TSLA'),
    side: fc.constantFrom('buy' as const, 'buy' as const, 'sell' as const),
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 30_000_000 }).map((units) => units / 1_000_000),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(0, -1, 0.0000001, 1e12),
    ),
    dollars: fc.integer({ min: 1, max: 4_000_000 }).map((units) => units / 10_000),
  }),
  { minLength: 5, maxLength: 30 },
);

test('replaying the journal reproduces cash, positions and profit to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (list) => {
      const { service, source, ledger, account_id, connection } = openPortfolio();
      for (const { symbol, side, quantity, dollars } of list) {
        source.move(symbol, dollars);
        await service.trade({ ticker: ticker(symbol), side, quantity }, BY_USER);
      }

      let cash = BigInt(STARTING_CASH);
      let realized = 0n;
      const held = new Map<string, bigint>();
      const basis = new Map<string, bigint>();
      const journal = await ledger.trades(account_id, { limit: 1_000 });
      for (const trade of journal.toReversed()) {
        const sign = trade.side === 'buy' ? 1n : -1n;
        const notional = BigInt(trade.notional_cents);
        cash -= sign * notional;
        expect(trade.cash_after_cents).toBe(Number(cash));
        const basis_moved =
          trade.side === 'buy' ? notional : notional - BigInt(trade.realized_pnl_cents);
        held.set(trade.ticker, (held.get(trade.ticker) ?? 0n) + sign * BigInt(trade.quantity_e6));
        basis.set(trade.ticker, (basis.get(trade.ticker) ?? 0n) + sign * basis_moved);
        realized += BigInt(trade.realized_pnl_cents);
      }

      const { account, positions } = await ledger.portfolio(account_id);
      expect(account.cash_cents).toBe(Number(cash));
      expect(account.realized_pnl_cents).toBe(Number(realized));
      const open = [...held].filter(([, quantity]) => quantity > 0n).map(([symbol]) => symbol);
      expect(positions.map((position) => position.ticker)).toEqual(open.toSorted());
      for (const position of positions) {
        expect(position.quantity_e6).toBe(Number(held.get(position.ticker)));
        expect(position.cost_basis_cents).toBe(Number(basis.get(position.ticker)));
      }
      expect(source.tickers().toSorted()).toEqual(open.toSorted());
      connection.close();
    }),
    { numRuns: 40 },
  );
});
