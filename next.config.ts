import type { NextConfig } from 'next';

/** What the portal switches on and off in Next; the reasons stand in `docs/decisions/0040-front-server.md` and after. */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The front (src/server/http) compresses, tags and caches; doing it twice would only cost time.
  compress: false,
  generateEtags: false,
  productionBrowserSourceMaps: false,
  // The optimizer is not used, and the front answers its address with 404 as well.
  images: { unoptimized: true },
  // Titles belong into the head, also for readers without JavaScript: no metadata streamed in later.
  htmlLimitedBots: /.*/,
  // Native modules, the database driver and what reads files of its own are loaded as they are installed.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pg-boss',
    '@prisma/client',
    '@prisma/adapter-pg',
    'nodemailer',
    'pdfkit',
    'yazl',
  ],
  agentRules: false,
  // The build checks what it builds; `npm test` checks everything (tsconfig.json).
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  experimental: {
    authInterrupts: true,
    // The front lets 26 MB through for the document upload only, and 1 MB everywhere else.
    serverActions: { bodySizeLimit: '26mb' },
  },
};

export default config;
