import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../../src/storage/sqlite/open-for-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';

test('the whole file is checked after each start but the one that creates it', async () => {
  const path = join(tempFolder(), 'finally.db');
  const checksPlanned = async () => {
    const clock = new ManualClock();
    const { connection, soundness, lock } = await openStorage({
      path,
      clock,
      logger: { warn: () => undefined },
    });
    soundness.start(() => undefined);
    const planned = clock.waiting;
    await soundness.stop();
    connection.close();
    lock?.release();
    return planned;
  };
  expect(await checksPlanned()).toBe(0);
  expect(await checksPlanned()).toBe(1);
});
