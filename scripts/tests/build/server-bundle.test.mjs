import { expect, test } from 'vitest';
import { refuseTestCode } from '../../lib/build/server-bundle.mjs';
import { Refusal } from '../../lib/refusal.mjs';

test.each(['backend/tests/support/stand-in.ts', 'backend/src/market/price.test.ts'])(
  'a server that imports %s is refused',
  (path) => {
    expect(() => refuseTestCode(['backend/src/main.ts', path])).toThrow(Refusal);
  },
);

test('a folder called tests inside a package is allowed', () => {
  refuseTestCode(['backend/src/main.ts', 'node_modules/pino/tests/index.js']);
});
