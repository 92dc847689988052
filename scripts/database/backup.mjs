/**
 * `npm run backup [-- FILE]`: copies the database, even while FinAlly runs, to the given file or to
 * a new one next to it.
 */
import { runDatabaseProgram } from '../lib/process/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'backup');
