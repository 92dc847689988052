import { PROBLEM_CODES, ProblemSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { toProblem } from '../../../src/http/problems.ts';

test.each(PROBLEM_CODES)('%s has a status of failure and a title', (code) => {
  const problem = ProblemSchema.parse(toProblem({ code, detail: 'No.' }));
  expect(problem.status).toBeGreaterThanOrEqual(400);
  expect(problem.status).toBeLessThan(600);
  expect(problem).toMatchObject({ code, detail: 'No.', title: expect.stringMatching(/\w/) });
  expect(problem.type).toContain(code);
});

test('no two problems have the same title', () => {
  const titles = PROBLEM_CODES.map((code) => toProblem({ code, detail: '' }).title);
  expect(new Set(titles).size).toBe(titles.length);
});

test('issues and suggestions are included only if there are any', () => {
  const issues = [{ path: 'quantity', message: 'No.' }];
  expect(toProblem({ code: 'invalid_request', detail: 'No.', issues })).toMatchObject({ issues });
  const plain = toProblem({ code: 'not_found', detail: 'No.' });
  expect(Object.keys(plain)).toEqual(['type', 'title', 'status', 'detail', 'code']);
});
