import type { LabelView } from './label-view';

/**
 * The styles of labels, as the attribute `style` has them: they are part of the chart's script, which is
 * loaded after the page, and not of the styles, which are loaded before it.
 */
export const STYLES = {
  row: 'position:absolute;top:0;left:0.625rem;display:flex;align-items:center;height:1.25rem;max-width:calc(100% - 6rem);pointer-events:none',
  pill: 'position:relative;display:flex;align-items:center;gap:0.375rem;height:1.25rem;min-width:0;padding:0 0.375rem;border-width:1px;border-radius:0.125rem;background:var(--color-panel);white-space:nowrap;user-select:none;touch-action:none;pointer-events:auto',
  figures: 'display:flex;gap:0.375rem;min-width:0;overflow:hidden',
  close:
    'align-items:center;justify-content:center;width:1.25rem;height:1.25rem;margin-left:-1px;flex-shrink:0;border:1px solid var(--color-edge-strong);background:var(--color-panel);pointer-events:auto',
  note: 'position:absolute;left:0;width:max-content;max-width:100%;padding:0.125rem 0.375rem;border:1px solid var(--color-edge-strong);background:var(--color-raised);line-height:1.3',
  moved: 'position:absolute;top:0;left:0;height:2px;pointer-events:none',
  /** A finger needs more than the height of a label. */
  reach: 'position:absolute;inset:-0.75rem 0',
} as const;

/** Where the note of a label is. */
export const BELOW = 'top:calc(100% + 2px)';
export const ABOVE = 'bottom:calc(100% + 2px)';

const COLORS: Readonly<Record<LabelView['look'], string>> = {
  buy: 'var(--color-up)',
  sell: 'var(--color-down)',
  position: 'var(--color-accent)',
  waiting: 'var(--color-muted)',
};

/** Returns the style of a label that depends on what it shows. */
export function pillStyle({ look, isMoving, isFixed }: LabelView): string {
  const color = COLORS[look];
  const border = look === 'waiting' ? 'dashed' : 'solid';
  const ring = isMoving ? ';box-shadow:0 0 0 1px var(--color-accent)' : '';
  const cursor = isFixed ? 'default' : 'ns-resize';
  return `${STYLES.pill};border-style:${border};border-color:${color};color:${color};cursor:${cursor}${ring}`;
}
