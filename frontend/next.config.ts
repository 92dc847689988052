import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

const BACKEND_URL = 'http://127.0.0.1:8000';

process.env.NEXT_TELEMETRY_DISABLED = '1';

const shared: NextConfig = {
  // `npm run types` checks the types of the whole project.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ['@finally/contract'],
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  // Smaller chunks are merged, because the script of the page compresses worse if it is split.
  experimental: { turbopackChunking: { minChunkSize: 75_000 } },
  reactStrictMode: true,
  poweredByHeader: false,
};

/** The build is a static export; only the development server passes /api on to the backend. */
export default function config(phase: string): NextConfig {
  if (phase !== PHASE_DEVELOPMENT_SERVER) return { ...shared, output: 'export' };
  return {
    ...shared,
    // Compression would hold back server-sent events.
    compress: false,
    rewrites: async () => [{ source: '/api/:path*', destination: `${BACKEND_URL}/api/:path*` }],
  };
}
