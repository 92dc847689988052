/** `npm run restore -- FILE`: replaces the database with a backup. */
import { runDatabaseProgram } from './lib/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'restore');
