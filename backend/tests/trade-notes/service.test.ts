import { PICTURE_BYTES_MAX, ProfitCalendarSchema, TradeNotesSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/kernel/time/units.ts';
import { createTradeNoteStore } from '../../src/storage/sqlite/index.ts';
import { TradeNoteService } from '../../src/trade-notes/index.ts';
import { ManualClock } from '../support/time/manual-clock.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, openPortfolio } from '../support/trading/portfolio.ts';

const PLAN = { entry: 190, stop: 185, target: 200, text: 'Gap up' };
const note = (text: string, ...tags: string[]) => ({ text, tags, plan: null });

/** The smallest PNG there is: one transparent pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

function open(clock = new ManualClock()) {
  const desk = openPortfolio({ clock, dollars: { AAPL: 100, MSFT: 100 } });
  const service = new TradeNoteService({
    account_id: desk.account_id,
    store: createTradeNoteStore(desk.connection),
    clock,
  });
  async function trade(side: 'buy' | 'sell', symbol: string, quantity: number): Promise<string> {
    const traded = await desk.service.trade({ ticker: ticker(symbol), side, quantity }, BY_USER);
    if (!traded.ok) throw new Error(traded.error.detail);
    return traded.value.trade.id;
  }
  return { ...desk, clock, notes: service, trade };
}

const list = async ({ notes }: ReturnType<typeof open>, tag?: string) => {
  const page = await notes.list({ limit: 50, tag });
  if (!page.ok) throw new Error(page.error.detail);
  return TradeNotesSchema.parse(page.value).notes.map(({ note: { text }, trade }) => [
    trade.ticker,
    text,
  ]);
};

test('a note is written, replaced, listed by the newest trade, and deleted when it is empty', async () => {
  const desk = open();
  const first = await desk.trade('buy', 'AAPL', 1);
  const second = await desk.trade('buy', 'MSFT', 1);
  expect(await desk.notes.read(first)).toMatchObject({ value: { text: '', updated_at: null } });
  const written = await desk.notes.write(first, { text: 'One', tags: ['gap'], plan: PLAN });
  expect(written).toMatchObject({ ok: true, value: { text: 'One', tags: ['gap'], plan: PLAN } });
  await desk.notes.write(second, note('Two'));
  await desk.notes.write(first, note('Uno', 'gap'));
  expect(await desk.notes.read(first)).toMatchObject({ value: { text: 'Uno', plan: null } });
  expect(await list(desk)).toEqual([
    ['MSFT', 'Two'],
    ['AAPL', 'Uno'],
  ]);
  await desk.notes.write(second, note(''));
  expect(await list(desk)).toEqual([['AAPL', 'Uno']]);
  for (const answer of [await desk.notes.read('none'), await desk.notes.write('none', note('x'))]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown_trade' } });
  }
});

test('notes and trades are found by tag, whatever the case of its letters', async () => {
  const desk = open();
  await desk.notes.write(await desk.trade('buy', 'AAPL', 1), note('a', 'Gap'));
  await desk.notes.write(await desk.trade('buy', 'MSFT', 1), note('m', 'late'));
  expect(await list(desk, 'gap')).toEqual([['AAPL', 'a']]);
  const found = await desk.service.trades({ limit: 9, tag: 'GAP' });
  expect(found).toMatchObject({ ok: true, value: { trades: [{ ticker: 'AAPL' }] } });
  const lines: string[] = [];
  for await (const line of desk.service.tradesCsv({ tag: 'gap' })) lines.push(line);
  expect(lines.join('').trim().split('\r\n')).toHaveLength(2);
});

test('a picture is stored as it is, and deleted with what is written or by itself', async () => {
  const desk = open();
  const id = await desk.trade('buy', 'AAPL', 1);
  expect(await desk.notes.picture(id)).toMatchObject({ error: { code: 'unknown_picture' } });
  const kept = await desk.notes.keepPicture(id, PIXEL);
  expect(kept).toMatchObject({ ok: true, value: { picture_at: expect.any(String) } });
  const picture = await desk.notes.picture(id);
  if (!picture.ok) throw new Error(picture.error.detail);
  expect(Buffer.from(picture.value).toString('base64')).toBe(PIXEL);
  expect(await list(desk)).toEqual([['AAPL', '']]);
  await desk.notes.deletePicture(id);
  expect(await list(desk)).toEqual([]);
  expect((await desk.notes.picture(id)).ok).toBe(false);
  const script = Buffer.from('<script>alert(1)</script>').toString('base64');
  for (const [trade_id, base64, code] of [
    [id, script, 'picture_invalid'],
    [id, Buffer.alloc(PICTURE_BYTES_MAX + 1).toString('base64'), 'picture_invalid'],
    ['none', PIXEL, 'unknown_trade'],
  ] as const) {
    expect(await desk.notes.keepPicture(trade_id, base64)).toMatchObject({ error: { code } });
  }
});

test('a reset archives notes with their trades, which can still be read', async () => {
  const desk = open();
  const id = await desk.trade('buy', 'AAPL', 1);
  await desk.notes.write(id, note('Before', 'gap'));
  await desk.service.reset();
  expect(await list(desk)).toEqual([]);
  expect(await desk.notes.tags()).toEqual({ tags: [] });
  expect(await desk.notes.read(id)).toMatchObject({ value: { text: 'Before' } });
});

test('the calendar and the tags add up to what the account realized, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          hours: fc.integer({ min: 0, max: 30 }),
          price: fc.integer({ min: 90_0000, max: 110_0000 }),
          is_buy: fc.boolean(),
          is_tagged: fc.boolean(),
        }),
        { minLength: 1, maxLength: 15 },
      ),
      async (steps) => {
        // The 11th of February is the first day.
        const desk = open();
        const expected = new Map<string, { trades: number; cents: number }>();
        let tagged = 0;
        for (const { hours, price, is_buy, is_tagged } of steps) {
          desk.clock.advance((hours * DAY_MS) / 24);
          desk.source.move('AAPL', price / 10_000);
          const held = (await desk.service.portfolio()).positions.length > 0;
          const id = await desk.trade(is_buy || !held ? 'buy' : 'sell', 'AAPL', 1);
          const [trade] = await desk.ledger.trades(desk.account_id, { limit: 1 });
          const net = (trade?.realized_pnl_cents ?? 0) - (trade?.fees_cents ?? 0);
          const date = new Date(desk.clock.now_ms()).toISOString().slice(0, 10);
          const day = expected.get(date) ?? { trades: 0, cents: 0 };
          expected.set(date, { trades: day.trades + 1, cents: day.cents + net });
          if (is_tagged) {
            tagged += net;
            await desk.notes.write(id, note('', 'gap'));
          }
        }
        const days = [];
        for (const month of ['2026-02', '2026-03']) {
          const calendar = ProfitCalendarSchema.parse(await desk.service.calendar(month));
          days.push(...calendar.days);
        }
        expect(days).toEqual(
          [...expected].map(([date, { trades, cents }]) => ({
            date,
            trades,
            realized_pnl: cents / 100,
          })),
        );
        const [gap] = (await desk.notes.tags()).tags;
        expect(gap?.realized_pnl ?? 0).toBe(tagged / 100);
        const { realized_pnl } = await desk.service.portfolio();
        const sum = days.reduce((whole, day) => whole + Math.round(day.realized_pnl * 100), 0);
        expect(sum).toBe(Math.round(realized_pnl * 100));
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
