import { expect, test } from 'vitest';
import { ChatRequestSchema, isBlank } from '../src/index.ts';

test.each([
  '',
  ' \n\t\u00a0\u3000',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\u00ad\u034f\u061c\u180e',
  '\u115f\u1160\u3164\uffa0',
  '\u2800',
  '\u{e0061}\u{e007f}',
  '\u202e\u2066',
  '\u0000\u0007',
])('%j shows nothing', (text) => {
  expect(isBlank(text)).toBe(true);
  expect(ChatRequestSchema.safeParse({ message: text }).success).toBe(false);
});

test.each(['a', '0', '.', '✅', '你好', '\u200bx', '$', 'é'])('%j shows something', (text) => {
  expect(isBlank(text)).toBe(false);
  expect(ChatRequestSchema.safeParse({ message: text }).success).toBe(true);
});
