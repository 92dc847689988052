/** `npm run verify`: replays the ledger of the configured database. */
import { runDatabaseProgram } from './lib/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'verify');
