import { fileURLToPath } from 'node:url';

export type BuiltProgram = 'main' | 'verify' | 'backup' | 'restore' | 'audit' | 'mcp';

/** Returns the path of the built server (`main`) or of a database program. */
export const builtProgram = (name: BuiltProgram): string =>
  fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
