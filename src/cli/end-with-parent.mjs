/**
 * Imported by processes that the launcher starts (also with `node --import`): when the launcher is gone, however it
 * ended, the channel to it closes and this process ends as if it had been asked to.
 */
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Forked workers take over these options. Nothing but their channel keeps them alive, so they must not let go of it:
  // in development Next asks such a worker about every page with a parameter in its address, and would wait forever.
  const own = process.execArgv.indexOf(`--import=${import.meta.url}`);
  if (own !== -1) process.execArgv.splice(own, 1);
}
