import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, matchesGlob, posix, relative, sep } from 'node:path';
import { npmCli } from '../process/npm.mjs';
import { Refusal } from '../refusal.mjs';
import { inRoot, ROOT } from '../root.mjs';
import { stagesOf } from './dockerfile.mjs';

/**
 * The content of the image, as a folder.
 * @typedef {object} Rehearsed
 * @property {string} root the folder that corresponds to `/` in the image
 * @property {string} workdir the working directory of its command, as a folder here
 * @property {Record<string, string>} env the values of its ENV instructions
 * @property {string[]} command
 * @property {string[]} health_command
 * @property {string} base the base image of the last stage
 * @property {string[]} skipped steps that only a real image build can do
 * @property {(path: string) => string} pathIn returns the location of a path of the first stage
 */

/** Comes from the base image. */
const FROM_THE_BASE = '/usr/local/bin/node';
/** Instructions that only set metadata. */
const WORDS = ['USER', 'VOLUME', 'EXPOSE', 'STOPSIGNAL'];

/**
 * Executes the steps of the Dockerfile in an empty folder, without a container engine: each COPY
 * and RUN, in order.
 * @param {string} folder
 * @param {{ borrow?: boolean, say?: (line: string) => void }} [options] `borrow`: uses the
 *   dependencies and builds of this checkout instead of installing and building for minutes; outdated
 *   builds are still rebuilt
 * @returns {Rehearsed}
 * @throws {Refusal} if a step fails or is unknown
 */
export function rehearseImage(folder, { borrow = false, say = () => {} } = {}) {
  /** @type {Map<string, string>} */
  const roots = new Map();
  /** @type {string[]} */
  const skipped = [];
  /** @type {Rehearsed | undefined} */
  let image;
  const stages = stagesOf(readFileSync(inRoot('Dockerfile'), 'utf8'));
  for (const [index, { name, base, steps }] of stages.entries()) {
    const root = join(folder, name || `stage-${index}`);
    mkdirSync(root, { recursive: true });
    roots.set(name, root);
    image = {
      ...{ root, workdir: root, base, env: {}, command: [], health_command: [], skipped },
      pathIn: (path) => join(folder, stages[0]?.name ?? '', path),
    };
    for (const { keyword, args } of steps) {
      say(`${keyword} ${args}`);
      carryOut(image, keyword, args, { roots, borrow });
    }
  }
  if (!image) throw new Refusal('The Dockerfile has no stage.');
  return image;
}

/**
 * @param {Rehearsed} image updated by the step
 * @param {string} keyword
 * @param {string} args
 * @param {{ roots: Map<string, string>, borrow: boolean }} context
 */
function carryOut(image, keyword, args, { roots, borrow }) {
  const { root, env, skipped } = image;
  const here = (/** @type {string} */ path) =>
    path.startsWith('/') ? join(root, path) : join(image.workdir, path);
  if (keyword === 'WORKDIR') {
    image.workdir = here(args);
    mkdirSync(image.workdir, { recursive: true });
  } else if (keyword === 'COPY') {
    const [, from, source = '', target = ''] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(args) ?? [];
    if (source === FROM_THE_BASE) skipped.push(`COPY ${args}`);
    else if (from) cpSync(join(roots.get(from) ?? '', source), here(target), { recursive: true });
    else copyContext(here(target), borrow);
  } else if (keyword === 'RUN') {
    run(args, image);
  } else if (keyword === 'ENV') {
    for (const pair of args.split(/\s+/)) {
      const [key = '', value = ''] = pair.split('=');
      env[key] = value;
    }
  } else if (keyword === 'HEALTHCHECK') {
    image.health_command = JSON.parse(args.slice(args.indexOf('[')));
  } else if (keyword === 'CMD') {
    image.command = JSON.parse(args);
  } else if (WORDS.includes(keyword)) {
    skipped.push(`${keyword} ${args}`);
  } else {
    throw new Refusal(
      `The rehearsal does not support the instruction ${keyword} of the Dockerfile.`,
    );
  }
}

/**
 * `COPY . .`: copies everything that `.dockerignore` does not exclude.
 * @param {string} target
 * @param {boolean} borrow
 */
function copyContext(target, borrow) {
  const ignored = readFileSync(inRoot('.dockerignore'), 'utf8').split(/\r?\n/).filter(Boolean);
  cpSync(ROOT, target, {
    recursive: true,
    filter: (source) => {
      const path = relative(ROOT, source).split(sep).join(posix.sep);
      return path === '' || !ignored.some((pattern) => matchesGlob(path, pattern));
    },
  });
  if (!borrow) return;
  symlinkSync(inRoot('node_modules'), join(target, 'node_modules'), 'dir');
  for (const built of ['backend/dist', 'frontend/out']) {
    cpSync(inRoot(built), join(target, built), { recursive: true });
  }
}

/**
 * @param {string} command
 * @param {Rehearsed} image
 */
function run(command, { workdir, env, skipped }) {
  let line = command;
  if (process.getuid?.() !== 0) {
    // Only root can change the owner of files.
    line = command.replace(/ && chown \S+ \S+/, '');
    if (line !== command) skipped.push(`chown in RUN ${command}`);
  }
  // Use the npm that belongs to this Node.
  const npm = `npm() { "${process.execPath}" "${npmCli()}" "$@"; }; `;
  const { status, stdout, stderr, error } = spawnSync('sh', ['-c', npm + line], {
    cwd: workdir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      ...env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      // Use npm's cache if possible.
      npm_config_prefer_offline: 'true',
    },
  });
  if (status === 0) return;
  throw new Refusal(`${stdout}${stderr}${error ?? ''}\nRUN ${command} has failed.`);
}
