/**
 * Preloaded into a process that we start (`node --import`): where the starter
 * is gone, killed even, the process is asked to end as by SIGTERM. Nobody is
 * left behind holding the port and the database.
 */
process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
});
// To listen must not keep the process alive.
process.channel?.unref();
