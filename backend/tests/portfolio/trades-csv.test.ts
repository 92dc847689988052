import type { Trade } from '@finally/contract';
import { expect, test } from 'vitest';
import { csvHeader, tradesToCsv } from '../../src/portfolio/trades-csv.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { ticker } from '../support/trading/ledger.ts';

const trade = (more: Partial<Trade> = {}): Trade => ({
  id: 'a-1',
  order_id: 'o-1',
  ticker: ticker('AAPL'),
  side: 'buy',
  quantity: 2.5,
  price: 190.1234,
  notional: 475.31,
  realized_pnl: 0,
  fees: 0.25,
  origin: 'user',
  source: 'person',
  cause: null,
  client_order_id: null,
  executed_at: '2026-02-11T14:30:00.000Z',
  ...more,
});

test('a trade is a line of plain decimals that ends in CR LF', () => {
  expect(tradesToCsv([trade()], 'comma')).toBe(
    '2026-02-11T14:30:00.000Z,a-1,AAPL,buy,2.5,190.1234,475.31,0,user,,person,,o-1,0.25,,,,,,\r\n',
  );
});

test('with semicolons as separator, decimals have a comma', () => {
  expect(tradesToCsv([trade({ realized_pnl: -12.5 })], 'semicolon')).toBe(
    '2026-02-11T14:30:00.000Z;a-1;AAPL;buy;2,5;190,1234;475,31;-12,5;user;;person;;o-1;0,25;;;;;;\r\n',
  );
  expect(csvHeader('semicolon')).toBe(
    'executed_at;id;ticker;side;quantity;price;notional;realized_pnl;origin;client_order_id;source;cause;order_id;fees;tags;note;planned_entry;planned_stop;planned_target;plan\r\n',
  );
});

test('the first line names the columns, and each trade has as many fields', () => {
  expect(csvHeader('comma')).toBe(
    'executed_at,id,ticker,side,quantity,price,notional,realized_pnl,origin,client_order_id,source,cause,order_id,fees,tags,note,planned_entry,planned_stop,planned_target,plan\r\n',
  );
  const [names, line] = parseCsv(csvHeader('comma') + tradesToCsv([trade()], 'comma'));
  expect(line).toHaveLength(names?.length ?? 0);
});

test('no trades give no lines', () => {
  expect(tradesToCsv([], 'comma')).toBe('');
});

test('text with commas and quotes is read back unchanged', () => {
  const awkward = 'a,"b",c\r\nd';
  const [line] = parseCsv(tradesToCsv([trade({ client_order_id: awkward })], 'comma'));
  expect(line?.[9]).toBe(awkward);
  expect(line).toHaveLength(20);
});

test.each([
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("http://x","y")'],
  ...[' =1', "'=1", '\uFF1D1', '\uFF0B1', '\uFF0D1', '\uFF201'],
])('a client order id %j does not run as a formula in a spreadsheet', (client_order_id) => {
  const [line] = parseCsv(tradesToCsv([trade({ client_order_id })], 'comma'));
  expect(line?.[9]).toBe(`'${client_order_id}`);
});

test('a loss is a number, without an apostrophe', () => {
  expect(parseCsv(tradesToCsv([trade({ realized_pnl: -12.5 })], 'comma'))[0]?.[7]).toBe('-12.5');
});

test('what is written down of a trade is exported beside it, and runs as no formula', () => {
  const note = {
    trade_id: 'a-1',
    text: '=1+1',
    tags: ['breakout', '@late'],
    plan: { entry: 190, stop: null, target: 200.5, text: '-1, =2' },
    picture_at: null,
    updated_at: '2026-02-11T14:30:00.000Z',
  };
  const [line] = parseCsv(tradesToCsv([trade()], 'comma', new Map([['a-1', note]])));
  expect(line?.slice(14)).toEqual(["breakout,' @late", "'=1+1", '190', '', '200.5', "'-1,' =2"]);
});
