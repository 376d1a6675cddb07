import { ensureBuild } from '#src/cli/build/build.ts';

/** Once per run, so that no test's time limit pays for the build. */
export default async function setUp(): Promise<void> {
  await ensureBuild();
}
