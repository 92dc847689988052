import { test as withModel } from '../support/model.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const PURCHASES = {
  message: 'I am buying both.',
  trades: [
    { ticker: 'NVDA', side: 'buy' as const, quantity: 2 },
    { ticker: 'AAPL', side: 'buy' as const, quantity: 3 },
  ],
};

withModel(
  'halted while the model thinks, the assistant does nothing',
  async ({ page, server, model }) => {
    const workstation = await Workstation.open(page, server.url);
    await workstation.ask('buy 2 NVDA and 3 AAPL');
    await model.asked();
    // From within the text field, with a single key.
    await workstation.line.press('F8');
    await expect(workstation.assistant).toContainText('Paused');
    await model.answer(PURCHASES);
    await model.answer({ message: 'Nothing was bought: you halted me.' });
    await expect(page.getByTestId('receipt-rejected')).toHaveCount(2);
    await expect(page.getByTestId('receipt-rejected').first()).toContainText('paused');
    await expect(workstation.answers.last()).toContainText('Nothing was bought: you halted me.');
    await expect(workstation.figure('Cash')).toHaveText('$10,000.00');

    // What the model had claimed is kept apart.
    await expect(page.getByText('I am buying both.')).toBeHidden();
    await page.getByText('What the model had meant to do').click();
    await expect(page.getByText('I am buying both.')).toBeVisible();

    await page.reload();
    await expect(workstation.assistant).toContainText('Paused');
    await workstation.assistant.getByRole('button', { name: 'Resume' }).click();
    await expect(workstation.assistant).toContainText('Auto');
    await workstation.ask('buy 2 NVDA and 3 AAPL');
    await model.answer(PURCHASES);
    await expect(page.getByTestId('receipt-executed')).toHaveCount(2);
  },
);

test('halted, a proposal cannot be approved and goes on waiting', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.setMode('Confirm');
  await workstation.say('buy 2 NVDA');
  await workstation.assistant.getByRole('button', { name: 'Pause assistant' }).click();
  await expect(workstation.assistant).toContainText('Paused');
  const waiting = page.getByTestId('receipt-proposed');
  await waiting.getByRole('button', { name: /^Approve/ }).click();
  await expect(waiting.getByRole('alert')).toContainText('It still waits.');
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');

  await page.getByRole('button', { name: 'Resume' }).last().click();
  await expect(workstation.assistant).toContainText('Confirm');
  await waiting.getByRole('button', { name: /^Approve/ }).click();
  await expect(page.getByTestId('receipt-executed')).toHaveCount(1);
});

withModel(
  'read only, what a model orders all the same is refused',
  async ({ page, server, model }) => {
    const workstation = await Workstation.open(page, server.url);
    await workstation.setMode('Read only');
    await workstation.ask('buy 2 NVDA and 3 AAPL');
    await model.answer(PURCHASES);
    await model.answer({ message: 'Nothing was bought: I may only read.' });
    await expect(page.getByTestId('receipt-rejected')).toHaveCount(2);
    await expect(page.getByTestId('receipt-rejected').first()).toContainText('read only');
    await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
  },
);

test('read only, the built-in assistant says so instead of ordering', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.setMode('Read only');
  await expect(await workstation.say('buy 2 NVDA')).toContainText('read only');
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
});

test('a limit that does not fit is told at its field; one that does is kept, and held to', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.openAssistantSettings();
  const dialog = workstation.assistantSettings;
  await dialog.getByLabel('Actions per message').fill('51');
  await dialog.getByLabel('Dollars per message').fill('100.005');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Use a whole number from 1 to 50.');
  await expect(dialog).toContainText('in whole cents.');
  await dialog.getByLabel('Actions per message').fill('5');
  await dialog.getByLabel('Dollars per message').fill('$100');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await expect(await workstation.say('buy 5 NVDA')).toContainText('$100.00');
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
  await page.reload();
  await workstation.openAssistantSettings();
  await expect(dialog.getByLabel('Dollars per message')).toHaveValue('100');
  await expect(dialog.getByLabel('Largest loss in a day')).toHaveValue('');
});
