/** Licences that let us pass on what we are built with; SPDX identifiers. */
const ALLOWED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'],
  // Fonts, and a table of what browsers can do.
  ...['OFL-1.1', 'CC-BY-4.0'],
]);

/**
 * Allowed to some packages alone: Next.js can shrink pictures with libvips, a
 * library of its own that it loads at will. Nothing of it is passed on with us.
 */
const ALLOWED_TO = [{ licence: 'LGPL-3.0-or-later', packages: /^@img\/sharp-/ }];

/**
 * @typedef {object} LockedPackage
 * @property {string} [license] an SPDX expression
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [link] to a workspace, which is ours
 */

/**
 * What a lockfile says of the licences of what we run with and are built from.
 * @param {{ packages: Record<string, LockedPackage> }} lockfile
 * @returns {{ counts: Map<string, number>, refused: string[] }} packages by licence, and
 *   those whose licence is unknown or not allowed, each with it
 */
export function licencesOf({ packages }) {
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
 * Whether an SPDX expression leaves us a choice that is allowed. OR binds less
 * than AND; an exception (WITH) is part of what it excepts, and not known here.
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
    if (token !== '(') return token !== undefined && isAllowedLicence(token, name);
    const allowed = either();
    return tokens[next++] === ')' && allowed;
  };

  // What was not read to its end was not understood.
  return either() && next === tokens.length;
}

/**
 * @param {string} licence
 * @param {string} name
 */
const isAllowedLicence = (licence, name) =>
  ALLOWED.has(licence) ||
  ALLOWED_TO.some((some) => some.licence === licence && some.packages.test(name));
