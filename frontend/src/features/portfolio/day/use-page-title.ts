'use client';

import { useEffect } from 'react';
import { connectionStore } from '@/features/session/connection-store';
import { useInterval } from '@/shared/browser/use-interval';
import { directionOf } from '@/shared/format/direction';
import { formatPercent } from '@/shared/format/format';
import { accountFailure, portfolioStore } from '../portfolio-store';
import { dayStore } from './day-store';
import { iconOf, titleOf } from './title-and-icon';

/** Slow enough not to distract from other tabs. */
const EVERY_MS = 1_000;

function iconLink(): HTMLLinkElement {
  const known = document.querySelector<HTMLLinkElement>('link[data-day]');
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'icon';
  link.dataset.day = '';
  document.head.append(link);
  return link;
}

/** What the icon was last drawn from. Colors are read only for another icon, because that restyles the page. */
let drawnFrom = '';

/** Shows the icon of a direction, and gives the frame of the window the color of the theme. */
function showIcon(direction: 'up' | 'down' | 'flat'): void {
  const { documentElement: root } = document;
  const from = `${direction} ${root.dataset['theme']} ${root.dataset['palette']}`;
  if (from === drawnFrom) return;
  drawnFrom = from;
  const token = direction === 'flat' ? '--color-muted' : `--color-${direction}`;
  const style = getComputedStyle(root);
  iconLink().href = iconOf(direction, style.getPropertyValue(token).trim());
  const frame = document.querySelector<HTMLMetaElement>('meta[name=theme-color]');
  if (frame) frame.content = style.getPropertyValue('--color-panel').trim();
}

function show(account: string | null): void {
  const day = dayStore.getState();
  if (!day) return;
  const isLive =
    connectionStore.getState().status === 'live' &&
    accountFailure(portfolioStore.getState()) === null;
  document.title = titleOf({
    totalValue: day.total_value,
    dayChangePercent: day.change_percent,
    isLive,
    account,
  });
  showIcon(isLive ? directionOf(formatPercent(day.change_percent)) : 'flat');
}

/**
 * Shows the day's change in the title and the icon of the browser's tab, and gives the frame of the window the
 * color of the theme. One caller only.
 *
 * @param account the name of the account if there are several, otherwise null
 */
export function usePageTitle(account: string | null): void {
  useEffect(() => portfolioStore.watch(), []);
  useInterval(() => show(account), EVERY_MS);
}
