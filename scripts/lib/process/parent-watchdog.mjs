/**
 * Preloaded into child processes (`node --import`): if the parent is gone, even if it was killed,
 * ends this process like SIGTERM. Otherwise orphans would keep the port and the database.
 */
process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
});
// Listening must not keep the process alive.
process.channel?.unref();
