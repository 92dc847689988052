import { fileURLToPath } from 'node:url';

/** A path as seen from the root of the project. */
export const inRoot = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));
