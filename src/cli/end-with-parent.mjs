/**
 * Imported by processes that the launcher starts (also with `node --import`): when the launcher is gone, however it
 * ended, the channel to it closes and this process ends as if it had been asked to.
 */
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
