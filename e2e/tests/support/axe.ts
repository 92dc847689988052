import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules among them whose result depends on the theme and the palette. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

async function analyze(axe: AxeBuilder): Promise<string[]> {
  // The page has no frames from elsewhere: axe need not open a window of its own for its report.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Only violations are reported with all their elements. */
const builder = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] });

/** Returns axe's findings for the page, or for parts given by selectors, one line per element. */
export function findings(page: Page, ...parts: readonly string[]): Promise<string[]> {
  const axe = builder(page).withTags(RULES);
  for (const part of parts) axe.include(part);
  return analyze(axe);
}

/**
 * Returns those of axe's findings that depend on colors, for the page or for parts given by
 * selectors.
 */
export function colorFindings(page: Page, ...parts: readonly string[]): Promise<string[]> {
  const axe = builder(page).withRules(COLOR_RULES);
  for (const part of parts) axe.include(part);
  return analyze(axe);
}
