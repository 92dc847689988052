/** `npm run backup [-- FILE]`: copies the database, also while FinAlly runs, to the file named or a new one beside it. */
import { runDatabaseProgram } from './lib/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'backup');
