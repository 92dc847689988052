import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { peerOf, unreadPeers } from '../../src/sse/send-queues.ts';
import { tempFolder } from '../support/temp-folder.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n';
const REST = '00:00000000 00000000     0        0 20010 1 0000000000000000 20 4 30 10 -1';

const table = (...lines: readonly string[]): string => {
  const path = join(tempFolder(), 'tcp');
  writeFileSync(path, HEAD + lines.map((line, index) => `   ${index}: ${line} ${REST}\n`).join(''));
  return path;
};

test('peers with much unsent data are returned, with the addresses that Node uses', async () => {
  const path = table(
    '0100007F:1F90 0200007F:D431 01 00004001:00000000',
    '00000000000000000000000001000000:1F90 0000000000000000FFFF00000A00000A:0050 01 00100000:00000000',
    'B80D01200000000000000000010000FE:1F90 B80D0120000000000000000001000000:0051 01 00100000:00000000',
  );
  const unread = await unreadPeers(0x4000, [path]);
  expect(unread).toEqual(new Set(['127.0.0.2:54321', '10.0.0.10:80', '2001:db8::1:81']));
  expect(unread?.has(peerOf('::ffff:10.0.0.10', 80))).toBe(true);
});

test('those with little under way, and connections that are none, are left out', async () => {
  const path = table(
    '0100007F:1F90 0200007F:D431 01 00004000:00000000',
    '0100007F:1F90 0200007F:D432 01 00000000:00FFFFFF',
    '00000000:1F90 00000000:0000 0A 00FFFFFF:00000000',
    '0100007F:1F90 0200007F:D433 06 00FFFFFF:00000000',
  );
  expect(await unreadPeers(0x4000, [path])).toEqual(new Set());
});

test('a system without such tables returns undefined', async () => {
  expect(await unreadPeers(0, ['/nowhere/tcp', '/nowhere/tcp6'])).toBeUndefined();
});
