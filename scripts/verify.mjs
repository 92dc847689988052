/** `npm run verify [-- FILE]`: replays the ledger of the database that the settings name, or of FILE. */
import { runDatabaseProgram } from './lib/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'verify');
