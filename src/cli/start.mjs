/** `npm start` and `npm run dev`: plain Node.js >= 20.19, nothing installed; everything else is in portal.ts. */
import { handOver } from './bootstrap/hand-over.mjs';

await handOver('portal.ts', process.argv.slice(2));
