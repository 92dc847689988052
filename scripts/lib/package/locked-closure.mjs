/**
 * @typedef {object} Locked
 * @property {string} version
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {boolean} [dev]
 */

/**
 * Returns the named packages of a lockfile with all their dependencies.
 * @param {{ packages: Record<string, Locked> }} lockfile of version 2 or 3
 * @param {readonly string[]} names
 * @returns {{ packages: Record<string, Locked>, dependencies: Record<string, string> }} the
 *   lockfile's entries by path, and the versions of the named packages
 * @throws {Error} if a package is not in the lockfile
 */
export function lockedClosure({ packages }, names) {
  /** @type {Record<string, Locked>} */
  const found = {};
  /** @type {Record<string, string>} */
  const dependencies = {};

  /**
   * @param {string} name
   * @param {string} from path of the package that depends on it
   * @returns {string | undefined} the path at which Node resolves it from there
   */
  const locate = (name, from) => {
    const folders = from.split('/node_modules/');
    for (let depth = folders.length; depth > 0; depth--) {
      const path = `${folders.slice(0, depth).join('/node_modules/')}/node_modules/${name}`;
      if (packages[path]) return path;
    }
    return packages[`node_modules/${name}`] && `node_modules/${name}`;
  };

  /**
   * @param {string} name
   * @param {string} from
   * @param {boolean} isOptional
   */
  const take = (name, from, isOptional) => {
    const path = locate(name, from);
    const locked = path === undefined ? undefined : packages[path];
    if (path === undefined || !locked) {
      if (isOptional) return;
      throw new Error(`${name} is not in the lockfile`);
    }
    if (found[path]) return;
    const { dev: _, ...entry } = locked;
    found[path] = entry;
    for (const needed of Object.keys(locked.dependencies ?? {})) take(needed, path, false);
    for (const needed of Object.keys(locked.optionalDependencies ?? {})) take(needed, path, true);
  };

  for (const name of names) {
    take(name, '', false);
    dependencies[name] = packages[`node_modules/${name}`]?.version ?? '';
  }
  return { packages: sorted(found), dependencies };
}

/** @param {Record<string, Locked>} entries */
const sorted = (entries) =>
  Object.fromEntries(Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)));
