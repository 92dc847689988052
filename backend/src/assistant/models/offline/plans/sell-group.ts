import type { Position } from '@finally/contract';
import type { MarketCommand } from '../../../reading/command.ts';
import type { Facts } from '../facts.ts';
import type { Draft } from './draft.ts';
import { quantityOf } from './quantity.ts';
import type { StepOutcome } from './shift.ts';

type SellGroup = Extract<MarketCommand, { kind: 'sell_group' }>;

/** Sells all positions of a group, or a part of each. */
export function sellGroup(
  { group, sector, except, part }: SellGroup,
  facts: Facts,
  draft: Draft,
): readonly StepOutcome[] {
  const missing = except.find((ticker) => draft.held_e6(ticker) === 0);
  if (missing) return [`You hold no ${missing}. Say again what to keep.`];
  const belongs: Readonly<Record<SellGroup['group'], (position: Position) => boolean>> = {
    all: () => true,
    losers: ({ unrealized_pnl }) => unrealized_pnl < 0,
    winners: ({ unrealized_pnl }) => unrealized_pnl > 0,
    sector: (position) => position.sector === sector,
  };
  const meant = facts.portfolio.positions.filter(
    (position) => !except.includes(position.ticker) && belongs[group](position),
  );
  if (meant.length === 0) {
    const none = {
      all: 'You hold nothing that could be sold.',
      losers: 'None of your positions is at a loss.',
      winners: 'None of your positions is in profit.',
      sector: `You hold nothing of the sector ${sector}.`,
    };
    return [none[group]];
  }
  return meant.map(({ ticker }) => {
    const amount = { of: 'position' as const, part };
    const quantity = quantityOf({ kind: 'trade', side: 'sell', ticker, amount }, facts, draft);
    return quantity.ok
      ? { ticker, side: 'sell' as const, quantity: quantity.value, by_value: false }
      : quantity.error;
  });
}
