import { findings } from '../support/axe.ts';
import { expect, test } from '../support/model.ts';
import { Workstation } from '../support/workstation.ts';

const TABLE =
  '| Ticker | Value |\n|---|--:|\n| NVDA | $1,234,567.89 |\n\n```\nfloor(cash / price)\n```';

const PANEL = 'section:has([aria-label="Message to the assistant"])';
const DIALOG = '[role="dialog"]';

test('conversation, receipts, proposals and kill switch keep to WCAG 2.2 AA', async ({
  page,
  server,
  model,
}) => {
  // To look at all of it takes half a minute where the machine has other things to do.
  test.slow();
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('buy 2 NVDA and 5000 TSLA');
  await model.answer({
    message: TABLE,
    trades: [
      { ticker: 'NVDA', side: 'buy', quantity: 2 },
      { ticker: 'TSLA', side: 'buy', quantity: 5000 },
    ],
  });
  await model.answer({ message: TABLE });
  await expect(workstation.answers).toHaveCount(1);
  await workstation.setMode('Confirm');
  await workstation.ask('buy 1 AAPL and 1 MSFT');
  await model.answer({
    message: 'Shall I?',
    trades: [
      { ticker: 'AAPL', side: 'buy', quantity: 1 },
      { ticker: 'MSFT', side: 'buy', quantity: 1 },
    ],
  });
  await page.getByRole('button', { name: 'Decline: Buy 1 MSFT' }).click();
  await expect(page.getByTestId('receipt-declined')).toHaveCount(1);
  await workstation.line.press('F8');
  await expect(workstation.assistant).toContainText('Paused');
  await workstation.ask('well?');
  await model.asked();
  expect(await findings(page, PANEL, 'header')).toEqual([]);
});

test('the settings keep to WCAG 2.2 AA, what is wrong in them too', async ({ page, server }) => {
  // To look at all of it takes half a minute where the machine has other things to do.
  test.slow();
  const workstation = await Workstation.open(page, server.url);
  await workstation.openAssistantSettings();
  await workstation.assistantSettings.getByLabel('Dollars per message').fill('lots');
  await workstation.assistantSettings.getByRole('button', { name: 'Save' }).click();
  await expect(workstation.assistantSettings).toContainText('Write a number');
  expect(await findings(page, DIALOG)).toEqual([]);
});
