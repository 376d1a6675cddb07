/**
 * Next calls this once when a server starts, before it answers. The workers start in the background: a database that is
 * still coming up must not keep the portal from saying so.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startPortalJobs } = await import('./cli/portal-jobs.ts');
  startPortalJobs();
}
