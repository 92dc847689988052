import { expect, test } from 'vitest';
import { fitOfCommand } from '@/shared/matching/matching';
import { wordCommands } from './word-command-actions';

test.each([
  ['clear', 'words.clear'],
  ['drawings', 'words.drawings'],
  ['rebalance', 'words.rebalance'],
  ['rebalance my portfolio', 'words.rebalance'],
  ['refresh', 'words.refresh'],
  ['margin', 'words.margin'],
  ['withdraw 500', 'words.transfer'],
  ['deposit', 'words.transfer'],
])('the word %s has its own answer', (typed, id) => {
  const fitting = wordCommands().filter((one) => fitOfCommand(typed, one)?.fit === 'exact');
  expect(fitting.map((one) => one.id)).toEqual([id]);
});
