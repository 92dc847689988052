import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, without a trailing slash. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Returns a path inside the checkout.
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(ROOT, ...parts);
