import { Access } from '../../../src/access/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { newSecret } from '../../../src/kernel/ids.ts';
import { ManualClock } from '../time/manual-clock.ts';

const config = parseConfig({});

/** For servers without keys. */
export const NO_KEYS = { identify: () => undefined, onEnd: () => () => {} };

/** The access settings of a server on loopback that needs no sign-in. */
export const openAccess = {
  config,
  access: new Access({
    ...config.access,
    bound_host: config.host,
    database_path: ':memory:',
    keys: NO_KEYS,
    clock: new ManualClock(),
    newSecret,
  }),
};
