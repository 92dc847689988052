import { TRAIL_PERCENT_MAX } from '@finally/contract';
import { parseUnits } from '../../size/order-size';

const BASIS_POINTS_MAX = BigInt(Math.round(TRAIL_PERCENT_MAX * 100));

/** Both ways to write a trail. */
export const TRAIL_HINT = 'Enter a trail, such as 2% or 1.50.';

/** Returns typed per cent of a trail, or the sentence that says why they are none. */
export function readPercent(text: string): number | string {
  const basisPoints = parseUnits(text.trim().replace(/\s*%$/, ''), 2);
  if (basisPoints === undefined) return TRAIL_HINT;
  return typeof basisPoints === 'bigint' && basisPoints > 0n && basisPoints <= BASIS_POINTS_MAX
    ? Number(basisPoints) / 100
    : `A trail is 0.01% to ${TRAIL_PERCENT_MAX}%, with at most two decimals.`;
}
