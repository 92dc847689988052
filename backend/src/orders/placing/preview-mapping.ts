import type { GateVerdict, OrderPreview, Ticker } from '@finally/contract';
import { cents, centsToJson, priceToJson, quantityToJson } from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';
import { type AccountRow, averageCostOf, type PositionRow } from '../../ledger/account.ts';
import type { CommandView } from '../../ledger/command.ts';
import { sumOfFees } from '../../ledger/fees/fees.ts';
import { totalOf } from '../../ledger/fill.ts';
import type { OrderFill } from '../../ledger/orders/desk.ts';
import type { OrderRow } from '../../ledger/orders/order-row.ts';
import { positionsAfter } from '../../ledger/orders/outcome.ts';
import { type MarkedPosition, shareOf, type ValueAccount } from '../../ledger/valuation.ts';
import type { RiskRefusal } from '../../risk/refusals.ts';
import type { FillExplanation } from '../fills/explanation/explanation.ts';
import { describeEnd } from './describe-end.ts';
import type { Placed } from './order-placer.ts';

const toPosition = ({ row, market_value_cents }: MarkedPosition) => ({
  quantity: quantityToJson(row.quantity_e6),
  avg_cost: priceToJson(averageCostOf(row)),
  cost_basis: centsToJson(row.cost_basis_cents),
  market_value: centsToJson(market_value_cents),
});

/** Returns what would become of an order, as it stands on the wire. */
export function toPreview(
  { account: before, positions }: CommandView,
  { order, outcome, verdict, market }: Placed,
  valueAccount: ValueAccount,
): OrderPreview {
  if (!outcome) return toRepeatedPreview(order, before, [...positions.values()], valueAccount);
  const { account } = outcome;
  return {
    ...toState(order.ticker, account, positionsAfter(positions, outcome), valueAccount),
    fills: outcome.fills.map(toPreviewFill),
    total: toTotal(outcome.fills),
    state: order.state,
    reason: order.reason,
    sentence: describeEnd(order, market),
    refusal: verdict.ok ? null : { code: verdict.error.code, detail: verdict.error.detail },
    verdict: toVerdict(verdict),
    repeats: null,
  };
}

/** Returns the preview of a retry: the order is there already, and nothing would change. */
const toRepeatedPreview = (
  { id, ticker, state, reason }: OrderRow,
  account: AccountRow,
  positions: readonly PositionRow[],
  valueAccount: ValueAccount,
): OrderPreview => ({
  ...toState(ticker, account, positions, valueAccount),
  fills: [],
  total: null,
  state,
  reason,
  sentence: null,
  refusal: null,
  verdict: null,
  repeats: id,
});

/** What an account would have, and its position in the ticker. */
function toState(
  ticker: Ticker,
  account: AccountRow,
  positions: readonly PositionRow[],
  valueAccount: ValueAccount,
): Pick<
  OrderPreview,
  'cash_after' | 'buying_power_after' | 'reserved_after' | 'position_after' | 'weight_after'
> {
  const after = valueAccount(account, positions);
  const position = after.positions.find(({ row }) => row.ticker === ticker) ?? null;
  return {
    cash_after: centsToJson(account.cash_cents),
    buying_power_after: toBuyingPower(account),
    reserved_after: centsToJson(account.reserved_cents),
    position_after: position && toPosition(position),
    weight_after: shareOf(position?.market_value_cents ?? 0, after.total_value_cents),
  };
}

function toTotal(fills: readonly OrderFill[]): OrderPreview['total'] {
  const [first, ...others] = fills.map(({ fill }) => fill);
  if (!first) return null;
  const { quantity_e6, price_e4, notional_cents } = totalOf([first, ...others]);
  return {
    quantity: quantityToJson(quantity_e6),
    price: priceToJson(price_e4),
    notional: centsToJson(notional_cents),
    fees: centsToJson(sumOfFees(fills.flatMap(({ execution }) => execution.fees))),
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
