/** `npm run restore -- FILE`: replaces the database with a backup. */
import { runDatabaseProgram } from '../lib/process/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'restore');
