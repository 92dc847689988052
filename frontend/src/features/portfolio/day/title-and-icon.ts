import type { Direction } from '@/shared/format/direction';
import { formatMoney, formatPercent } from '@/shared/format/format';

/** What the page title says. */
export interface Titled {
  readonly totalValue: number;
  readonly dayChangePercent: number;
  readonly isLive: boolean;
  /** The name of the account, which tells the tabs of several accounts apart; null if there is only one. */
  readonly account: string | null;
}

/** Returns the page title: the account and the day's change first, because tabs cut off the end. */
export function titleOf({ totalValue, dayChangePercent, isLive, account }: Titled): string {
  const figures = [formatPercent(dayChangePercent), formatMoney(totalValue), 'FinAlly'];
  if (account !== null) figures.unshift(account);
  if (!isLive) figures.unshift('Not live');
  return figures.join(' \u00b7 ');
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
