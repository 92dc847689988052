import { type Row, talk } from '../building.ts';

const RESTING = ['buy 1 AAPL at 50', 'buy 1 AAPL limit 50'] as const;
const STOP = ['stop loss at 40 on my NVDA', 'sell 8 NVDA stop 40 gtc'] as const;

/** What is done with orders that rest. */
export const OPEN_ORDERS: readonly Row[] = [
  talk('an order canceled', RESTING, ['cancel the AAPL order', 'cancel one AAPL']),
  talk('an order canceled by its kind', STOP, ['cancel the NVDA stop', 'cancel one NVDA']),
  talk('all orders canceled', RESTING, STOP, ['cancel all my orders', 'cancel all']),
  talk('the orders of a ticker canceled', RESTING, STOP, [
    'cancel all AAPL orders',
    'cancel all AAPL',
  ]),
  talk('the last order canceled', RESTING, STOP, ['cancel my last order', 'cancel one NVDA']),
  talk('a limit moved', RESTING, ['change my AAPL limit to 45', 'change AAPL limit 45']),
  talk('a limit moved by a pronoun', RESTING, ['move it to 45', 'change AAPL limit 45']),
  talk('a stop raised', STOP, ['raise my NVDA stop to 42', 'change NVDA stop 42']),
  talk('a quantity changed', RESTING, [
    'change my AAPL order to 2 shares',
    'change AAPL quantity 2',
  ]),
  talk('a change that may be two', RESTING, ['change my AAPL order to 45']),
  talk('a change in an unknown direction', RESTING, ['move my AAPL limit by 3%']),
  talk(
    'a cancellation that may be two',
    RESTING,
    ['buy 1 NVDA at 40', 'buy 1 NVDA limit 40'],
    ['cancel the order'],
  ),
  talk(
    'a choice among two',
    RESTING,
    ['buy 2 AAPL at 45', 'buy 2 AAPL limit 45'],
    ['cancel the AAPL order'],
  ),
  talk('a cancellation without orders', ['cancel my orders']),
  talk('a cancellation that is denied', RESTING, ["don't cancel my orders"]),
  talk('a cancellation that is asked about', RESTING, ['should I cancel my orders?']),
  talk('a fill that cannot be canceled', ['buy 1 MSFT', 'buy 1 MSFT'], ['cancel that']),
];
