import { expect, test } from 'vitest';
import { whyFilled } from '../../../../src/assistant/models/offline/answers/orders/fills.ts';
import { gatherFacts } from '../../../../src/assistant/models/offline/gathering/gather-facts.ts';
import { openExampleAccount, ticker } from '../../support.ts';

test('a fill without an explanation is described, and it is said that none was kept', async () => {
  const facts = await gatherFacts([], await (await openExampleAccount()).context());
  const [fill] = facts.latest_fills;
  if (!fill) throw new Error('there is no fill');
  const fills = new Map([[ticker('META'), [{ ...fill, explanation: null }]]]);
  const question = { kind: 'fill', ticker: ticker('META'), price: null } as const;
  expect(whyFilled({ ...facts, fills }, question)).toBe(
    '4 META were bought at $600.00 on 2026-02-11, 14:30:00 UTC. No explanation of that fill was kept, so I cannot say why.',
  );
});
