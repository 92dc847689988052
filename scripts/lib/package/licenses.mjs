/** Licenses that allow redistribution of our dependencies; SPDX identifiers. */
const ALLOWED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'],
  // Fonts, and a table of browser features.
  ...['OFL-1.1', 'CC-BY-4.0'],
]);

/**
 * Allowed for certain packages only: Next.js can resize images with libvips, a separate library
 * that it loads on demand. It is not distributed with FinAlly.
 */
const ALLOWED_TO = [{ license: 'LGPL-3.0-or-later', packages: /^@img\/sharp-/ }];

/**
 * @typedef {object} LockedPackage
 * @property {string} [license] an SPDX expression
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [link] true for our own workspaces
 */

/**
 * Collects the licenses of the packages we run with and build from, from a lockfile.
 * @param {{ packages: Record<string, LockedPackage> }} lockfile
 * @returns {{ counts: Map<string, number>, refused: string[] }} number of packages by license, and
 *   the packages whose license is unknown or not allowed
 */
export function licensesOf({ packages }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {string[]} */
  const refused = [];
  for (const [path, { license, version, dev, link }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (dev || link || !path.includes('node_modules/')) continue;
    counts.set(license ?? 'unknown', (counts.get(license ?? 'unknown') ?? 0) + 1);
    if (!license || !isAllowed(license, name)) {
      refused.push(`${name} ${version}: ${license ?? 'unknown'}`);
    }
  }
  return { counts, refused };
}

/**
 * Returns true if an SPDX expression offers an allowed choice. OR has lower precedence than AND;
 * exceptions (WITH) are not supported.
 * @param {string} expression
 * @param {string} name of the package
 * @returns {boolean}
 */
export function isAllowed(expression, name) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let next = 0;

  /** @returns {boolean} */
  const either = () => {
    let allowed = both();
    while (tokens[next] === 'OR') {
      next++;
      allowed = both() || allowed;
    }
    return allowed;
  };
  /** @returns {boolean} */
  const both = () => {
    let allowed = one();
    while (tokens[next] === 'AND') {
      next++;
      allowed = one() && allowed;
    }
    return allowed;
  };
  const one = () => {
    const token = tokens[next++];
    if (token !== '(') return token !== undefined && isAllowedLicense(token, name);
    const allowed = either();
    return tokens[next++] === ')' && allowed;
  };

  // An expression that was not consumed completely is invalid.
  return either() && next === tokens.length;
}

/**
 * @param {string} license
 * @param {string} name
 */
const isAllowedLicense = (license, name) =>
  ALLOWED.has(license) ||
  ALLOWED_TO.some((some) => some.license === license && some.packages.test(name));
