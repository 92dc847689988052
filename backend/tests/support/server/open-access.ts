import { Access } from '../../../src/access/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { newSecret } from '../../../src/kernel/ids.ts';
import { DEFAULT_ACCOUNT_ID } from '../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../time/manual-clock.ts';

const config = parseConfig({});

/** The access settings of a server on loopback that needs no sign-in. */
export const openAccess = {
  config,
  access: new Access({
    ...config.access,
    bound_host: config.host,
    database_path: ':memory:',
    account_ids: [DEFAULT_ACCOUNT_ID],
    clock: new ManualClock(),
    newSecret,
  }),
};
