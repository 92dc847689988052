/**
 * Runs a task, and prints its beginning and its duration.
 * @template T
 * @param {string} begins "Installing dependencies"
 * @param {string} ended "Dependencies installed"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(begins, ended, work) {
  console.log(`${begins} ...`);
  const began = Date.now();
  const result = await work();
  console.log(`${ended} in ${seconds(Date.now() - began)}.`);
  return result;
}

/**
 * Formats milliseconds as "14.2 s".
 * @param {number} elapsed_ms
 */
export const seconds = (elapsed_ms) => `${(elapsed_ms / 1000).toFixed(1)} s`;
