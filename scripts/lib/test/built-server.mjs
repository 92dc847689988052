import { buildServerWhereStale } from '../build/builds.mjs';

/**
 * Vitest's global setup of the backend: the tests of processes run the built server, which starts
 * in two thirds of the processor time that its sources need.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setup(project) {
  await buildServerWhereStale();
  project.onTestsRerun(buildServerWhereStale);
}
