interface Appearance {
  theme?: string;
  palette?: string;
}

interface Layout {
  sizes?: Readonly<Record<string, number | undefined>>;
  folded?: readonly string[];
}

/**
 * Writes appearance and layout to the root element, where the styles read them: `data-theme` (dark or
 * light), `data-palette`, `data-folded` and `--size-…` for each chosen size. It also runs as inline script
 * text before the first paint, so it must not use anything outside of itself.
 */
export function applyAppearance(
  root: HTMLElement,
  appearance: Appearance,
  { sizes = {}, folded = [] }: Layout,
) {
  const theme = appearance.theme ?? 'dark';
  const wantsLight = theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches;
  root.dataset.theme = theme === 'light' || wantsLight ? 'light' : 'dark';
  // Earlier versions stored `colour-blind`.
  root.dataset.palette = (appearance.palette ?? 'classic').replace('colour', 'color');
  root.dataset.folded = folded.join(' ');
  for (const name of [...root.style]) {
    if (name.startsWith('--size-')) root.style.removeProperty(name);
  }
  for (const [id, size] of Object.entries(sizes)) {
    const unit = id.endsWith('_dock') ? '%' : 'px';
    root.style.setProperty(`--size-${id.replace('_', '-')}`, `${size}${unit}`);
  }
}

const remembered = (name: string) => `(JSON.parse(localStorage.getItem('${name}'))||{}).state||{}`;

/** Applies the remembered appearance before the first paint. */
export const APPEARANCE_SCRIPT = `try{(${applyAppearance})(document.documentElement,${remembered('finally.appearance')},${remembered('finally.layout')})}catch{}`;
