import type { Facts } from '../facts.ts';
import { dollars, list } from './format.ts';

const MODES = {
  auto: 'I place orders as soon as you ask for them.',
  confirm: 'Each order that you ask for waits for your approval on its card.',
  read_only: 'I answer questions and place nothing.',
} as const;

/** Describes the assistant's current permissions and limits. */
export function limitsInForce({ limits: { settings, remembered = [] } }: Facts): string {
  const {
    mode,
    halted,
    actions_per_message_max,
    dollars_per_message_max,
    dollars_per_day_max,
    trades_per_day_max,
    ticker_weight_max_percent,
    daily_loss_max,
    approval_price_band_percent,
  } = settings;
  const lines = [
    `Actions for one message: at most ${actions_per_message_max}`,
    `Dollars for one message: ${dollars_per_message_max === null ? 'no limit' : `at most ${dollars(dollars_per_message_max)}`}`,
    `Dollars a day: ${dollars_per_day_max === null ? 'no limit' : `at most ${dollars(dollars_per_day_max)}`}`,
    `Trades a day: ${trades_per_day_max === null ? 'no limit' : `at most ${trades_per_day_max}`}`,
    `Share of one ticker: ${ticker_weight_max_percent === null ? 'no limit' : `at most ${ticker_weight_max_percent}%`}`,
    `Loss in one day: ${daily_loss_max === null ? 'no limit' : `from ${dollars(daily_loss_max)} on I only sell`}`,
    `Price of an approval: at most ${approval_price_band_percent}% from the one shown`,
    ...remembered.map(({ text }) => `What you asked me to remember: “${text}”`),
  ];
  const standing = halted ? 'I am paused and do nothing until you resume me.' : MODES[mode];
  return `${standing}\n\n${list(lines)}\n\nYou can change this in the assistant's settings; I cannot.`;
}
