/** `npm test`: plain Node.js >= 20.19, nothing installed; everything else is in testing/run.ts. */
import { handOver } from './bootstrap/hand-over.mjs';

await handOver('testing/run.ts', process.argv.slice(2));
