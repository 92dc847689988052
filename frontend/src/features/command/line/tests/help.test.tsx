import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HELP_TOPICS } from '@/features/help/help-topics';
import { commandsStore } from '@/shared/commands/commands-store';
import { readCommand } from '../../grammar/read-command';
import { chosen, line, open, press, sent, serveLine, type } from './line-fixture';

serveLine();

test('help on orders explains, and Enter only puts an example into the line', async () => {
  await open();
  type('help orders');
  await screen.findByText(/^Write the side, the amount and the ticker/);
  expect(chosen().textContent).toContain('BUY 5 NVDA');
  press('Enter');
  expect(line().value).toBe('BUY 5 NVDA');
  expect(sent()).toEqual([]);
});

test('a topic is chosen by click, and each of its examples by arrows', async () => {
  await open();
  type('help');
  fireEvent.click(await screen.findByRole('option', { name: /HELP ALERTS/ }));
  expect(line().value).toBe('HELP ALERTS');
  press('ArrowDown');
  await waitFor(() => expect(chosen().textContent).toContain('ALERT NVDA 5%'));
});

test('a word is explained, and an unknown one is answered with the topics', async () => {
  await open();
  type('help drawdown');
  await screen.findByText(/^Drawdown: How far the value has fallen/);
  type('help xyzzy');
  await screen.findByText(/There is no help on .*xyzzy/);
});

test('help on a command puts its name into the line and does not run it', async () => {
  let runs = 0;
  const unregister = commandsStore.register([
    { id: 'test.zebra', title: 'Zebra stripes on or off', group: 'Test', run: () => runs++ },
  ]);
  await open();
  type('help zebra');
  await waitFor(() => expect(chosen().textContent).toContain('Zebra stripes'));
  press('Enter');
  expect(line().value).toBe('Zebra stripes on or off');
  expect(runs).toBe(0);
  unregister();
});

test('each example of help is a line that is understood, or the name of a command', () => {
  const named = [
    'MOVERS',
    'PAUSE',
    'CASH',
    'EXPORT',
    'LIGHT MODE',
    'SHORTCUTS',
    'ORDER KEYS',
    'UNDO',
    'CLEAR DRAWINGS',
    'LAYOUT 4',
  ];
  for (const { examples } of HELP_TOPICS) {
    for (const [example] of examples) {
      const reading = readCommand(example);
      const isUnderstood = reading !== null && 'intent' in reading;
      expect(isUnderstood || named.includes(example), example).toBe(true);
    }
  }
});
