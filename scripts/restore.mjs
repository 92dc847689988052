/** `npm run restore -- FILE`: puts a backup in the place of the database. */
import { runDatabaseProgram } from './lib/database-program.mjs';

await runDatabaseProgram(import.meta.url, 'restore');
