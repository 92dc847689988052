#!/usr/bin/env node
/** The package's command: runs the server, or a database program, on the user's own data. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import envPaths from 'env-paths';

const HELP = `FinAlly, an AI trading workstation on your own machine.

  finally-terminal                    starts the server on http://localhost:8000
  finally-terminal verify [FILE]      replays the ledger and reports whether it is sound;
                                      with --fills fills every order again as well
  finally-terminal backup [FILE]      copies the database, even while FinAlly runs
  finally-terminal restore FILE       replaces the database with a backup
  finally-terminal mcp                connects an MCP client that starts programs to a running
                                      FinAlly, with a key in FINALLY_API_KEY

  --port N       port to listen on; 0 lets the system choose
  --data FOLDER  folder for all data
  --open         opens the browser once the server responds
  --version, --help

Settings are read from the environment and from .env in the current folder.
`;
const PROGRAMS = ['verify', 'backup', 'restore', 'mcp'];
const FLOOR = { major: 22, minor: 18 };

// The reader of a pipe may go, for example `head`.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < FLOOR.major || (major === FLOOR.major && minor < FLOOR.minor)) {
  const { node } = process.versions;
  console.error(`FinAlly needs Node ${FLOOR.major}.${FLOOR.minor} or later; this is ${node}.`);
  process.exit(1);
}

/** @param {string} path relative to the package's folder */
const inPackage = (path) => new URL(`../${path}`, import.meta.url);

function parse() {
  try {
    return read();
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${HELP}`);
    return process.exit(2);
  }
}

function read() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      open: { type: 'boolean', default: false },
      fills: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [program, ...files] = positionals;
  if (program !== undefined && !PROGRAMS.includes(program)) {
    throw new Error(`Unknown command: ${program}.`);
  }
  if (values.fills && program !== 'verify') throw new Error('--fills belongs to verify.');
  return { ...values, program, files };
}

/**
 * Opens the browser once the server responds.
 * @param {string} port
 */
async function openBrowser(port) {
  const url = `http://localhost:${port}`;
  for (let tries = 0; tries < 600; tries++) {
    const answers = await fetch(`${url}/api/health/state`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) break;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(/** @type {string} */ (command), args, { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`Open ${url} in your browser.`))
    .unref();
}

/** @returns {Promise<number>} an unused port */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

const { help, version, program, files, port, data, open, fills } = parse();
if (help) {
  process.stdout.write(HELP);
} else if (version) {
  const { default: about } = await import(inPackage('package.json').href, {
    with: { type: 'json' },
  });
  console.log(about.version);
} else {
  const folder = data ?? envPaths('FinAlly', { suffix: '' }).data;
  if (data !== undefined || !process.env.DATABASE_PATH) {
    process.env.DATABASE_PATH = join(resolve(folder), 'finally.db');
  }
  if (port !== undefined) process.env.PORT = port;
  // Opening the browser requires knowing the port in advance.
  if (open && process.env.PORT === '0') process.env.PORT = String(await freePort());
  // File arguments are relative to the user's working directory.
  const args = files.map((file) => resolve(file));
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...(fills ? ['--fills', ...args] : args));
  await import(inPackage(`backend/dist/${program ?? 'main'}.js`).href);
  if (program === undefined && open) await openBrowser(process.env.PORT || '8000');
}
