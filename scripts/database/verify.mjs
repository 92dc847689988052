/** `npm run verify [-- FILE]`: replays the ledger of the configured database, or of FILE. */
import { runDatabaseProgram } from '../lib/process/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'verify');
