import type { Side } from '@finally/contract';
import { type PriceE4, type QuantityE6, quantityE6 } from '../../kernel/money.ts';
import { boundedQuantity } from '../../kernel/whole-numbers.ts';
import type { Execution, TakenLevel } from './execution.ts';

/** After how many steps half of the hidden shares taken is forgotten: 5 minutes of 0.5 s. */
const HALF_LIFE_STEPS = 600;

/** Hidden shares taken in one direction, as of a step. */
export interface HiddenTaking {
  readonly quantity_e6: QuantityE6;
  /** The step from which the halvings count. */
  readonly since_step: number;
}

/** Size shown at a price that was taken in the step. */
export interface LevelTaking {
  readonly side: Side;
  readonly price_e4: PriceE4;
  readonly quantity_e6: QuantityE6;
}

/**
 * What one account took of one ticker lately, so that nothing is sold to it twice. Keep it with the
 * account and pass it back; it is plain data.
 */
export interface RecentTaking {
  /** The step that `levels` and `volume_e6` belong to. */
  readonly step: number;
  readonly levels: readonly LevelTaking[];
  /** Volume of the step that filled the account's resting orders, by their side. */
  readonly volume_e6: Readonly<Record<Side, QuantityE6>>;
  readonly hidden: Readonly<Record<Side, HiddenTaking>>;
}

const NOTHING = quantityE6(0);

export const NO_RECENT_TAKING: RecentTaking = {
  step: 0,
  levels: [],
  volume_e6: { buy: NOTHING, sell: NOTHING },
  hidden: {
    buy: { quantity_e6: NOTHING, since_step: 0 },
    sell: { quantity_e6: NOTHING, since_step: 0 },
  },
};

/**
 * Returns the same taking at `step`: in another step, all size and volume is there again. Nothing is
 * left if the step is an earlier one, because then another path of the market has begun.
 */
export function atStep(recent: RecentTaking, step: number): RecentTaking {
  if (recent.step === step) return recent;
  const { hidden } = step < recent.step ? NO_RECENT_TAKING : recent;
  return { ...NO_RECENT_TAKING, step, hidden };
}

const halvings = ({ since_step }: HiddenTaking, step: number): number =>
  Math.max(0, Math.floor((step - since_step) / HALF_LIFE_STEPS));

/**
 * Returns the hidden shares that still count at `step`: half of them after each 600 steps, rounded
 * down. A function of the taking and the step alone, so nothing runs in between.
 */
export const hiddenAt = (taking: HiddenTaking, step: number): QuantityE6 =>
  quantityE6(Number(BigInt(taking.quantity_e6) >> BigInt(halvings(taking, step))));

/** Adds hidden shares. What was taken before keeps the rhythm of its halvings. */
function addHidden(taking: HiddenTaking, step: number, quantity_e6: bigint): HiddenTaking {
  const before = hiddenAt(taking, step);
  return {
    quantity_e6: boundedQuantity(BigInt(before) + quantity_e6),
    since_step: before === 0 ? step : taking.since_step + HALF_LIFE_STEPS * halvings(taking, step),
  };
}

/** Adds what an execution took of the levels and of hidden liquidity in the step of `recent`. */
export function withTaken(
  recent: RecentTaking,
  side: Side,
  { level, hidden }: Pick<Execution, 'level' | 'hidden'>,
): RecentTaking {
  if (level) return withLevel(recent, side, level);
  if (!hidden) return recent;
  const taken = addHidden(recent.hidden[side], recent.step, BigInt(hidden.quantity_e6));
  return { ...recent, hidden: { ...recent.hidden, [side]: taken } };
}

function withLevel(recent: RecentTaking, side: Side, level: TakenLevel): RecentTaking {
  const { price_e4, taken_before_e6, taken_e6 } = level;
  const others = recent.levels.filter((one) => one.side !== side || one.price_e4 !== price_e4);
  const taken = { side, price_e4, quantity_e6: quantityE6(taken_before_e6 + taken_e6) };
  return { ...recent, levels: [...others, taken] };
}

/** Returns what was taken in the step at a price. */
export const takenAt = (recent: RecentTaking, side: Side, price_e4: PriceE4): bigint =>
  BigInt(
    recent.levels.find((level) => level.side === side && level.price_e4 === price_e4)
      ?.quantity_e6 ?? 0,
  );
