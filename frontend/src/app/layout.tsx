import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { APPEARANCE_SCRIPT } from '@/features/appearance/apply-appearance';
import { EARLY_KEYS_SCRIPT } from '@/shared/commands/early-keys';
import { SKIP_LINK_STYLE, SKIP_LINKS } from './skip-links';
import './globals.css';
import '@/features/layout/desk.css';

const inter = localFont({
  src: '../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
});

const jetbrainsMono = localFont({
  src: '../../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--font-jetbrains-mono',
  weight: '100 800',
});

export const metadata: Metadata = {
  title: 'FinAlly',
  description: 'An AI trading workstation on your own machine.',
  applicationName: 'FinAlly',
};

export const viewport: Viewport = {
  // The header's color; another theme changes it (portfolio/day/use-page-title.ts).
  themeColor: '#11171f',
  // The tab bar on phones handles the safe area itself.
  viewportFit: 'cover',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      className={`${inter.variable} ${jetbrainsMono.variable}`}
      // The script below sets attributes before React hydrates.
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, known at build time. */}
        <script dangerouslySetInnerHTML={{ __html: `${APPEARANCE_SCRIPT};${EARLY_KEYS_SCRIPT}` }} />
        {/* With the cookie of a signed-in person, which a manifest is fetched without by default. */}
        <link rel="manifest" href="/manifest.webmanifest" crossOrigin="use-credentials" />
        <link rel="apple-touch-icon" href="/icons/apple-180.png" />
        <style>{SKIP_LINK_STYLE}</style>
      </head>
      <body>
        <nav aria-label="Skip links">
          {SKIP_LINKS.map(({ command, text }) => (
            <a key={command} href="#main" data-skip={command}>
              {text}
            </a>
          ))}
        </nav>
        <div id="main">{children}</div>
      </body>
    </html>
  );
}
