import type { GateVerdict, OrderPreview } from '@finally/contract';
import { cents, centsToJson, priceToJson, quantityToJson } from '../kernel/money.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { type AccountRow, averageCostOf } from '../ledger/account.ts';
import type { CommandView } from '../ledger/command.ts';
import { sumOfFees } from '../ledger/fees/fees.ts';
import type { OrderFill } from '../ledger/orders/desk.ts';
import { type MarkedPosition, shareOf, type ValueAccount } from '../ledger/valuation.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import type { FillExplanation } from './fills/explanation/explanation.ts';
import type { Verdict } from './order-decider.ts';
import type { Placed } from './order-placer.ts';

/** Returns the preview of an order that is refused before it is decided: no fill. */
export const refusedPreview = ({ code, detail }: Refusal): OrderPreview => ({
  fills: [],
  cash_after: null,
  buying_power_after: null,
  reserved_after: null,
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
        fees: 0,
        sentence: null,
      },
    ],
    cash_after: cash,
    buying_power_after: toBuyingPower(after.account),
    reserved_after: centsToJson(after.account.reserved_cents),
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

/** What would become of an order of any kind, as it stands on the wire. */
export function toPlacementPreview(
  { positions }: CommandView,
  { order, outcome, verdict }: Placed,
  valueAccount: ValueAccount,
): OrderPreview {
  if (!outcome) throw new Error('a preview has no client order id');
  const { account } = outcome;
  const rows = new Map(positions);
  for (const [ticker, position] of outcome.positions) {
    if (position) rows.set(ticker, position);
    else rows.delete(ticker);
  }
  const after = valueAccount(account, [...rows.values()]);
  const position = after.positions.find(({ row }) => row.ticker === order.ticker) ?? null;
  return {
    fills: outcome.fills.map(toPreviewFill),
    cash_after: centsToJson(account.cash_cents),
    buying_power_after: toBuyingPower(account),
    reserved_after: centsToJson(account.reserved_cents),
    position_after: position && toPosition(position),
    weight_after: shareOf(position?.market_value_cents ?? 0, after.total_value_cents),
    refusal: verdict.ok ? null : { code: verdict.error.code, detail: verdict.error.detail },
    verdict: toVerdict(verdict),
  };
}

const toPreviewFill = ({ fill, execution }: OrderFill): OrderPreview['fills'][number] => ({
  price: priceToJson(fill.price_e4),
  quantity: quantityToJson(fill.quantity_e6),
  notional: centsToJson(fill.notional_cents),
  fees: centsToJson(sumOfFees(execution.fees)),
  sentence: (execution.explanation as FillExplanation | null)?.sentence ?? null,
});

const toBuyingPower = ({ cash_cents, reserved_cents }: AccountRow): number =>
  centsToJson(cents(cash_cents - reserved_cents));

function toVerdict(gate: Result<void, RiskRefusal>): GateVerdict {
  if (gate.ok) return { decision: 'allowed', detail: null };
  const { code, detail } = gate.error;
  return {
    decision: code === 'assistant_approval_needed' ? 'approval_needed' : 'refused',
    detail,
  };
}
