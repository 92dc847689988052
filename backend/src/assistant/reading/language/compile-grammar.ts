import { type Grammar, grammar } from 'ohm-js';

/**
 * Compiles a grammar in Ohm's notation. This takes about a second of processor time, in which no price
 * would be sent, so the build of the server replaces this module with one that contains the result
 * (`scripts/lib/build/server-bundle.mjs`).
 */
export const compileGrammar = (source: string): Grammar => grammar(source);
