interface Look {
  theme?: string;
  palette?: string;
}

interface Arrangement {
  sizes?: Readonly<Record<string, number | undefined>>;
  folded?: readonly string[];
}

/**
 * Writes the look and the arrangement to the root element, where the styles read
 * them: `data-theme` (dark or light), `data-palette`, `data-folded` and a
 * `--size-…` for each size chosen. It also runs as text before the first paint,
 * so it may not reach for anything outside itself.
 */
export function applyAppearance(
  root: HTMLElement,
  look: Look,
  { sizes = {}, folded = [] }: Arrangement,
) {
  const theme = look.theme ?? 'dark';
  const wantsLight = theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches;
  root.dataset.theme = theme === 'light' || wantsLight ? 'light' : 'dark';
  root.dataset.palette = look.palette ?? 'classic';
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

/** Dresses the page as this browser remembers it, before anything is painted. */
export const APPEARANCE_SCRIPT = `try{(${applyAppearance})(document.documentElement,${remembered('finally.appearance')},${remembered('finally.layout')})}catch{}`;
