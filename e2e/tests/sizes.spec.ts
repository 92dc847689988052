import { expect, test } from './support/server.ts';
import { Workstation } from './support/workstation.ts';

const SIZES = [
  [1280, 800],
  [1440, 900],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const;

for (const [width, height] of SIZES) {
  test(`everything fits at ${width} by ${height}`, async ({ page, server }, testInfo) => {
    await page.setViewportSize({ width, height });
    const workstation = await Workstation.open(page, server.url);
    await workstation.say('buy 2 NVDA, buy 3 AAPL and watch PYPL');
    await expect(workstation.position('NVDA')).toBeVisible();

    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await testInfo.attach(`${width}x${height}`, {
      body: await page.screenshot({ fullPage: width < 1024 }),
      contentType: 'image/png',
    });
  });
}
