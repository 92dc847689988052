import {
  formatLast,
  formatPercent,
  formatQuantity,
  formatRatio,
  formatSignedMoney,
} from '@/shared/format/format';
import type { Anchor, Drawing, Plan } from './drawings';

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** Formats a duration by its two greatest units: `2 d 4 h`. */
export function formatDuration(seconds: number): string {
  let rest = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** Returns the figures of a measured move: dollars and percent, bars and time. */
export function measured(
  { from, to }: { from: Anchor; to: Anchor },
  bars: number,
): readonly string[] {
  const change = to.price - from.price;
  const percent = formatPercent((change / from.price) * 100);
  const count = Math.round(Math.abs(bars));
  return [
    `${formatSignedMoney(change)} (${percent})`,
    `${count} ${count === 1 ? 'bar' : 'bars'}, ${formatDuration(to.time - from.time)}`,
  ];
}

/** Returns the reward of a plan per dollar of risk; null without risk. */
const rewardPerRisk = ({ entry, target, stop }: Plan): number | null =>
  stop === entry.price ? null : Math.abs(target - entry.price) / Math.abs(stop - entry.price);

/** Returns the figures of a planned position: what it gains at the target, and loses at the stop. */
export function planFigures(plan: Extract<Drawing, { kind: 'long' | 'short' }>) {
  const { kind, entry, quantity } = plan;
  const sign = kind === 'long' ? 1 : -1;
  const at = (price: number) => {
    const dollars = formatSignedMoney(sign * (price - entry.price) * quantity);
    return `${formatLast(price)} (${formatPercent((price / entry.price - 1) * 100)}) ${dollars}`;
  };
  const ratio = rewardPerRisk(plan);
  return {
    entry: `${kind === 'long' ? 'Buy' : 'Sell'} ${formatQuantity(quantity)} at ${formatLast(entry.price)}, ${ratio === null ? 'no risk' : `${formatRatio(ratio)} R`}`,
    target: `Target ${at(plan.target)}`,
    stop: `Stop ${at(plan.stop)}`,
  };
}
