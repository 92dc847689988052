import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WaitingAlert } from '../../src/alerts/store.ts';
import { AlertWatch } from '../../src/alerts/watch.ts';
import { type PriceE4, priceE4 } from '../../src/kernel/money.ts';
import { ticker } from '../support/trading/ledger.ts';

const AAPL = ticker('AAPL');
const NVDA = ticker('NVDA');

const levels = fc.option(fc.integer({ min: 1, max: 40 }), { nil: null });
const alerts = fc
  .record({ id: fc.integer({ max: 5, min: 0 }).map(String), upper_e4: levels, lower_e4: levels })
  .map((alert) => ({ ...alert, ticker: AAPL }) as WaitingAlert);

const steps = fc.array(
  fc.oneof(
    alerts.map((alert) => ({ kind: 'arm' as const, alert })),
    fc.integer({ max: 5, min: 0 }).map((id) => ({ kind: 'disarm' as const, id: String(id) })),
    fc
      .integer({ min: 1, max: 40 })
      .map((price) => ({ kind: 'price' as const, price: priceE4(price) })),
  ),
  { maxLength: 40 },
);

/** The model: a list that is searched at every price. */
const meets = ({ upper_e4, lower_e4 }: WaitingAlert, price: PriceE4): boolean =>
  (upper_e4 !== null && price >= upper_e4) || (lower_e4 !== null && price <= lower_e4);

test('the watch finds the same alerts as a search through all, each once', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const watch = new AlertWatch();
      let model: readonly WaitingAlert[] = [];
      for (const step of taken) {
        if (step.kind === 'arm') {
          watch.arm(step.alert);
          model = [...model.filter(({ id }) => id !== step.alert.id), step.alert];
        } else if (step.kind === 'disarm') {
          watch.disarm({ id: step.id, ticker: AAPL });
          model = model.filter(({ id }) => id !== step.id);
        } else {
          const met = model.filter((alert) => meets(alert, step.price));
          expect(watch.isMet(AAPL, step.price)).toBe(met.length > 0);
          const ids = watch.take(AAPL, step.price).map(({ id }) => id);
          expect(ids.toSorted()).toEqual(met.map(({ id }) => id).toSorted());
          model = model.filter((alert) => !met.includes(alert));
        }
        expect(watch.watches(AAPL)).toBe(model.length > 0);
        expect(watch.watches(NVDA)).toBe(false);
      }
    }),
  );
});
