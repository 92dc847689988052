import { describe, expect, test } from 'vitest';
import { caseFiles, readCases } from './reference-case.ts';
import { runOnAccount } from './run-on-account.ts';

for (const file of caseFiles()) {
  describe(file, () => {
    test.each(readCases(file).map((one) => [`${one.name}: ${one.says}`, one] as const))(
      '%s',
      async (_, given) => {
        const { expected, got } = await runOnAccount(given);
        expect(got).toEqual(expected);
      },
    );
  });
}
