/**
 * Keeps the process running if its standard output or standard error cannot be written any more: the
 * reader of a pipe has gone, the terminal was closed, or the disk of a file is full. What is written
 * then is lost.
 */
export function outliveOutputs(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
}
