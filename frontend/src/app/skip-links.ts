/** The links that come first in the order of Tab, each with the command that it runs. */
export const SKIP_LINKS = [
  { command: 'desk.go.chart', text: 'Skip to the chart' },
  { command: 'trade.ticket', text: 'Skip to the order ticket' },
] as const;

/** Out of sight until they have the focus. Part of the page, so that it costs no stylesheet of its own. */
export const SKIP_LINK_STYLE = `[data-skip]{position:fixed;top:-99px;left:8px;z-index:60;padding:8px 12px;background:var(--color-panel);color:var(--color-ink);border:1px solid var(--color-info)}[data-skip]:focus{top:8px}@media print{[data-skip]{display:none}}`;
