import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules among them whose result depends on the theme and the palette. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

async function analyze(
  page: Page,
  parts: readonly string[],
  runOnly: RunOptions['runOnly'] & object,
): Promise<string[]> {
  // Once for each document: to compile it takes as long as to check a part of the desk.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([include, only]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const context = include.length === 0 ? document : { include: [...include] };
      // Only violations are reported with all their elements.
      const { violations } = await axe.run(context, { runOnly: only, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      );
    },
    [parts, runOnly] as const,
  );
}

/** Returns axe's findings for the page, or for parts given by selectors, one line per element. */
export const findings = (page: Page, ...parts: readonly string[]): Promise<string[]> =>
  analyze(page, parts, { type: 'tag', values: RULES });

/**
 * Returns those of axe's findings that depend on colors, for the page or for parts given by
 * selectors.
 */
export const colorFindings = (page: Page, ...parts: readonly string[]): Promise<string[]> =>
  analyze(page, parts, { type: 'rule', values: COLOR_RULES });
