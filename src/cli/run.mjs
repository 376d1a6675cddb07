/** `node src/cli/run.mjs SCRIPT.ts [ARGUMENTS]`: any other command of this folder, with the same bootstrap. */
import { handOver } from './bootstrap/hand-over.mjs';

const [script, ...scriptArguments] = process.argv.slice(2);
await handOver(script, scriptArguments);
