import Fraction from 'fraction.js';
import type { Corrected } from '../../../reading/following/follow-up.ts';
import type { Deed } from './deed.ts';
import type { Resolution } from './offer.ts';

/** Moves the alert that was just set or changed: "make it 210". Undefined if none was. */
export function correctAlert({ actions }: Deed, wanted: Corrected): Resolution | undefined {
  const [only, ...others] = actions;
  if (only?.kind !== 'alert' || others.length > 0) return undefined;
  const [alert] = only.receipt?.alerts ?? [];
  const { size, price } = wanted;
  const isShares = size?.of === 'count' && size.is_shares;
  const level = price?.price ?? (size?.of === 'dollars' ? size.dollars : undefined);
  const to = level ?? (size?.of === 'count' && !isShares ? size.count : undefined);
  const says = wanted.ticker ?? wanted.side ?? wanted.time_in_force;
  const at = alert && (alert.upper ?? alert.lower);
  const isPriced = alert?.terms.kind === 'above' || alert?.terms.kind === 'below';
  if (
    only.request.change === 'remove' ||
    !alert ||
    !isPriced ||
    !to ||
    says !== null ||
    at == null
  ) {
    return { kind: 'asked', sentence: 'Say in full which alert you want.' };
  }
  const chosen = { ticker: alert.ticker, price: new Fraction(at), is_plural: false };
  return {
    kind: 'commands',
    commands: [{ kind: 'change_alert', chosen, price: to }],
    replaces: [],
  };
}
