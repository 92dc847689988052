import type { AssistantSettings } from '@finally/contract';
import { centsToJson } from '../../kernel/money.ts';
import type { AssistantContext } from '../models/model.ts';

/** Describes what the assistant may do, one limit per line. */
export function describeLimits(
  { limits: { settings, day, allowances } }: AssistantContext,
  isShown: (ticker: string) => boolean,
): string[] {
  const { dollars_per_message_max, ticker_weight_max_percent, daily_loss_max } = settings;
  const { dollars_per_day_max, trades_per_day_max } = settings;
  return [
    describeMode(settings),
    `At most ${settings.actions_per_message_max} actions in one answer.`,
    ...(dollars_per_message_max === null
      ? []
      : [`All trades of one answer together: at most $${dollars_per_message_max}.`]),
    ...(ticker_weight_max_percent === null
      ? []
      : [
          `No purchase may bring a ticker beyond ${ticker_weight_max_percent}% of the total value.`,
        ]),
    ...(daily_loss_max === null
      ? []
      : [`After a loss of $${daily_loss_max} since midnight UTC you may only sell.`]),
    ...(dollars_per_day_max === null
      ? []
      : [
          `All your trades from midnight UTC to the next: at most $${dollars_per_day_max}, ` +
            `$${centsToJson(day.traded_cents)} of it used.`,
        ]),
    ...(trades_per_day_max === null
      ? []
      : [`At most ${trades_per_day_max} trades a day, ${day.trades} of them made.`]),
    'Most shares that one order alone may be for, with all limits and the cash considered:',
    ...allowances
      .filter(({ ticker }) => isShown(ticker))
      .map(
        ({ ticker, buy_quantity_max, sell_quantity_max }) =>
          `${ticker}: buy ${buy_quantity_max}, sell ${sell_quantity_max}`,
      ),
  ];
}

function describeMode({ mode, halted }: AssistantSettings): string {
  if (halted) return 'You are halted by the person: propose no actions, and say so where asked.';
  switch (mode) {
    case 'auto':
      return 'Your actions are carried out as soon as you have answered.';
    case 'confirm':
      return 'Your actions wait until the person approves each of them.';
    case 'read_only':
      return 'You may not act: propose no actions, and say so where asked.';
  }
}
