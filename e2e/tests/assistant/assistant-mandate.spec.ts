import { test as withModel } from '../support/model.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const UNASKED = {
  message: 'You are doing well. I would buy two NVDA.',
  trades: [{ ticker: 'NVDA', side: 'buy' as const, quantity: 2 }],
};

withModel(
  'what a model plans though nobody asked waits with its reason, and a yes does just that',
  async ({ page, server, model }) => {
    const workstation = await Workstation.open(page, server.url);
    await workstation.ask('how am I doing?');
    await model.answer(UNASKED);
    const waiting = page.getByTestId('receipt-proposed');
    await expect(waiting).toContainText('Buy 2 NVDA');
    await expect(waiting).toContainText('does not ask for this');
    await expect(workstation.figure('Cash')).toHaveText('$10,000.00');

    await workstation.say('yes');
    await expect(page.getByTestId('receipt-executed').first()).toContainText('Bought 2 NVDA');
    await expect(waiting).toHaveCount(0);
    await expect(workstation.figure('Cash')).not.toHaveText('$10,000.00');
  },
);

test('a halt by word holds at once, and only the interface ends it', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await expect(await workstation.say('stop trading')).toContainText('is paused');
  await expect(workstation.assistant).toContainText('Paused');
  await workstation.say('buy 2 NVDA');
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
  await workstation.assistant.getByRole('button', { name: 'Resume' }).click();
  await expect(workstation.assistant).toContainText('Auto');
  await workstation.say('buy 2 NVDA');
  await expect(page.getByTestId('receipt-executed')).toHaveCount(1);
});
