import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('the morning brief is suggested once a day, in every window', async ({
  page,
  server,
  context,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const suggestion = page.getByRole('region', { name: 'Suggestion' });
  await expect(suggestion).toContainText('Morning brief');
  const second = await context.newPage();
  await Workstation.open(second, server.url);
  await expect(second.getByRole('region', { name: 'Suggestion' })).toBeVisible();

  await page.bringToFront();
  await suggestion.getByRole('button', { name: 'Show' }).click();
  const answer = page.getByRole('article', { name: 'Assistant' }).last();
  await expect(answer).toContainText('By sector:');
  await expect(suggestion).toHaveCount(0);
  await expect(second.getByRole('region', { name: 'Suggestion' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('article', { name: 'Assistant' })).toHaveCount(1);
  await expect(suggestion).toHaveCount(0);
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
});

test('a correction offers the difference, and an undo the reverse, for approval', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.say('buy 3 NVDA');
  await expect(workstation.position('NVDA')).toContainText('3');
  const corrected = await workstation.say('no, I meant 5');
  await expect(corrected).toContainText('To make it 5 NVDA');
  await expect(corrected.getByRole('list', { name: 'Actions' })).toContainText('2 NVDA');
  await corrected.getByRole('button', { name: 'Approve' }).click();
  await expect(workstation.position('NVDA')).toContainText('5');
  const undone = await workstation.say('undo that');
  await expect(undone).toContainText('bought 2 NVDA');
  await undone.getByRole('button', { name: 'Approve' }).click();
  await expect(workstation.position('NVDA')).toContainText('3');
});
