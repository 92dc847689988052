interface Appearance {
  theme?: string;
  palette?: string;
  density?: string;
}

interface Layout {
  sizes?: Readonly<Record<string, number | undefined>>;
  folded?: readonly string[];
}

/**
 * Writes appearance and layout to the root element, where the styles read them: `data-theme` (dark or
 * light), `data-palette`, `data-folded`, `--size-…` for each chosen size, and the font size that all others
 * are multiples of: by density, and larger in very wide windows; phones keep theirs. It also runs as inline script
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
  const percent = { compact: 90, comfortable: 112 }[appearance.density ?? ''] ?? 100;
  const isPhone = !matchMedia('(min-width: 768px)').matches;
  root.style.fontSize = isPhone ? '' : `calc(${percent / 100} * clamp(100%, 0.52vw, 112%))`;
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
