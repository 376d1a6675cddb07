import { join } from 'node:path';

/** A plain project; only the root is named, since the packages and the shared queries lie above it. */
export default {
  turbopack: { root: join(import.meta.dirname, '../../..') },
  serverExternalPackages: ['pg'],
  // Checked with everything else by `npm run check`.
  typescript: { ignoreBuildErrors: true },
};
