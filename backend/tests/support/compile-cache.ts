import { fileURLToPath } from 'node:url';

/**
 * Environment of built programs that tests start: Node keeps what it compiled, so that later starts
 * take less processor time.
 */
export const COMPILE_CACHE = {
  NODE_COMPILE_CACHE: fileURLToPath(
    new URL('../../../node_modules/.cache/compiled', import.meta.url),
  ),
};
