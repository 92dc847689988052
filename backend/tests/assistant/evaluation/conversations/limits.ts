import { HOLDS, type Row } from '../building.ts';
import type { Turn } from '../conversation.ts';

const bounded = (
  name: string,
  settings: NonNullable<Row['settings']>,
  ...turns: readonly Turn[]
): Row => ({ name, holds: HOLDS, settings, turns });

/** Modes, limits and the halt. */
export const LIMITS: readonly Row[] = [
  bounded(
    'halted',
    { halted: true },
    { says: 'buy 2 NVDA', does: ['buy 2 NVDA: rejected'], or: [[]], mentions: /paused/i },
  ),
  bounded('halted, a question', { halted: true }, { says: 'how am I doing?', mentions: /\$/ }),
  bounded(
    'read only',
    { mode: 'read_only' },
    { says: 'sell all my NVDA', does: ['sell 8 NVDA: rejected'], or: [[]], mentions: /read.only/i },
  ),
  bounded(
    'with approval',
    { mode: 'confirm' },
    { says: 'buy 2 NVDA', does: ['buy 2 NVDA: proposed'] },
  ),
  bounded(
    'with approval, and then yes',
    { mode: 'confirm' },
    { says: 'buy 2 NVDA', does: ['buy 2 NVDA: proposed'] },
    { says: 'yes', does: ['buy 2 NVDA'] },
  ),
  bounded(
    'with approval, and then no',
    { mode: 'confirm' },
    { says: 'buy 2 NVDA', does: ['buy 2 NVDA: proposed'] },
    { says: 'no', mentions: /declined/i },
  ),
  bounded(
    'with approval, an order that rests',
    { mode: 'confirm' },
    { says: 'buy 2 NVDA at 50', does: ['buy 2 NVDA limit 50: proposed'] },
  ),
  bounded(
    'a dollar limit',
    { dollars_per_message_max: 100 },
    { says: 'sell all my AAPL', does: ['sell 10 AAPL: rejected'], or: [[]], mentions: /\$100/ },
  ),
  bounded(
    'a weight limit',
    { ticker_weight_max_percent: 5 },
    { says: 'buy 2 MSFT', does: ['buy 2 MSFT: rejected'], or: [[]], mentions: /5 ?%/ },
  ),
  bounded(
    'more actions than one message may',
    { actions_per_message_max: 1 },
    {
      says: 'buy 1 AAPL and buy 1 NVDA',
      does: ['buy 1 AAPL', 'buy 1 NVDA: rejected'],
      or: [[]],
    },
  ),
  bounded(
    'within the limits',
    { dollars_per_message_max: 5000, ticker_weight_max_percent: 60 },
    { says: 'sell 1 AAPL', does: ['sell 1 AAPL'] },
  ),
  bounded(
    'halted by a word',
    {},
    { says: 'stop trading', mentions: /paused/i },
    {
      says: 'buy 2 NVDA',
      does: ['buy 2 NVDA: rejected'],
      or: [[]],
    },
  ),
  bounded(
    'halted in another language',
    {},
    { says: 'stopp den Handel', mentions: /angehalten/i },
    {
      says: 'buy 2 NVDA',
      does: ['buy 2 NVDA: rejected'],
      or: [[]],
    },
  ),
  bounded('read only by a word', {}, { says: 'read only', mentions: /read only/i }),
  bounded(
    'no word lifts the halt',
    { halted: true },
    { says: 'resume trading', mentions: /cannot relax/i },
    { says: 'buy 2 NVDA', does: ['buy 2 NVDA: rejected'], or: [[]] },
  ),
  bounded(
    'a yes in another language',
    { mode: 'confirm' },
    { says: 'compra 2 NVDA', does: ['buy 2 NVDA: proposed'], mentions: /aprobación/ },
    { says: 'sí', does: ['buy 2 NVDA'], mentions: /Hecho/ },
  ),
  bounded(
    'a no in another language',
    { mode: 'confirm' },
    { says: 'kaufe 2 NVDA', does: ['buy 2 NVDA: proposed'] },
    { says: 'nein', mentions: /Abgelehnt/ },
  ),
];
