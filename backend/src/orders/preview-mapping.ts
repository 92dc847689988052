import type { GateVerdict, OrderPreview } from '@finally/contract';
import { centsToJson, priceToJson, quantityToJson } from '../kernel/money.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { averageCostOf } from '../ledger/account.ts';
import { type MarkedPosition, shareOf } from '../ledger/valuation.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import type { Verdict } from './order-decider.ts';

/** Returns the preview of an order that is refused before it is decided: no fill. */
export const refusedPreview = ({ code, detail }: Refusal): OrderPreview => ({
  fills: [],
  cash_after: null,
  buying_power_after: null,
  position_after: null,
  weight_after: null,
  refusal: { code, detail },
  verdict: null,
});

/** Converts a verdict to the preview on the wire. */
export function toPreview({ preview, gate }: Verdict): OrderPreview {
  if (!preview.ok) return refusedPreview(preview.error);
  const { fill, after, position } = preview.value;
  const cash = centsToJson(after.account.cash_cents);
  return {
    fills: [
      {
        price: priceToJson(fill.price_e4),
        quantity: quantityToJson(fill.quantity_e6),
        notional: centsToJson(fill.notional_cents),
      },
    ],
    cash_after: cash,
    buying_power_after: cash,
    position_after: position && toPosition(position),
    weight_after: shareOf(position?.market_value_cents ?? 0, after.total_value_cents),
    refusal: gate === null || gate.ok ? null : { code: gate.error.code, detail: gate.error.detail },
    verdict: gate && toVerdict(gate),
  };
}

const toPosition = ({ row, market_value_cents }: MarkedPosition) => ({
  quantity: quantityToJson(row.quantity_e6),
  avg_cost: priceToJson(averageCostOf(row)),
  cost_basis: centsToJson(row.cost_basis_cents),
  market_value: centsToJson(market_value_cents),
});

function toVerdict(gate: Result<void, RiskRefusal>): GateVerdict {
  if (gate.ok) return { decision: 'allowed', detail: null };
  const { code, detail } = gate.error;
  return {
    decision: code === 'assistant_approval_needed' ? 'approval_needed' : 'refused',
    detail,
  };
}
