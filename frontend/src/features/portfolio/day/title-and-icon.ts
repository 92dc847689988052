import type { Direction } from '@/shared/format/direction';
import { formatMoney, formatPercent } from '@/shared/format/format';

/** Returns the page title: the day's change first, because tabs cut off the end. */
export function titleOf(totalValue: number, dayChangePercent: number, isLive: boolean): string {
  const figures = `${formatPercent(dayChangePercent)} \u00b7 ${formatMoney(totalValue)} \u00b7 FinAlly`;
  return isLive ? figures : `Not live \u00b7 ${figures}`;
}

const SHAPES: Record<Direction, string> = {
  up: 'M16 5 28 26H4Z',
  down: 'M16 27 4 6H28Z',
  flat: 'M4 12H28V20H4Z',
};

/** Returns an icon of a direction, distinct by shape and color, as a data URL. */
export function iconOf(direction: Direction, color: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="${SHAPES[direction]}" fill="${color}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
