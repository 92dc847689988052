/** `npm run verify`: replays the ledger of the database that the settings name. */
import { runDatabaseProgram } from './lib/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'verify');
