import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot } from './documents.ts';

const PAGE = readFileSync(inRoot('docs/architecture.md'), 'utf8').replaceAll('\r\n', '\n');

/** The arrows of the diagram as pairs `a --> b`; chains are split. */
const DRAWN = (/```mermaid\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '').split('\n').flatMap((line) => {
  const rooms = line.split('-->').map((room) => room.trim());
  return rooms.slice(1).map((to, index) => [rooms[index] ?? '', to] as const);
});
const NODES = new Set(DRAWN.flat());

const IMPORT = /(?:from|import|import\()\s*'([^']+)'/g;
const isCode = (path: string) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path);
const roomOf = (path: string) => path.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';

/** Returns the room that an import refers to; undefined for external packages. */
function targetOf(specifier: string, path: string): string | undefined {
  if (specifier === '@finally/contract') return 'contract';
  if (specifier.startsWith('@/')) return roomOf(specifier.slice(2));
  if (!specifier.startsWith('.')) return undefined;
  return roomOf(posix.normalize(posix.join(posix.dirname(path), specifier)));
}

/** Returns which room imports which other, according to the source files. */
function importsIn(source: string): string[] {
  const files = readdirSync(inRoot(source), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isCode);
  const found = files.flatMap((path) =>
    [...readFileSync(inRoot(`${source}/${path}`), 'utf8').matchAll(IMPORT)].map(
      ([, specifier = '']) => [roomOf(path), targetOf(specifier, path)] as const,
    ),
  );
  return [
    ...new Set(
      found.flatMap(([from, to]) =>
        to !== undefined && to !== from && NODES.has(from) && NODES.has(to)
          ? [`${from} --> ${to}`]
          : [],
      ),
    ),
  ];
}

const ACTUAL = ['backend/src', 'frontend/src'].flatMap(importsIn);

/** Returns true if the diagram has a path from one room to another. */
function leadsTo(from: string, to: string): boolean {
  return DRAWN.some(([start, end]) => start === from && (end === to || leadsTo(end, to)));
}

const foldersIn = (path: string) =>
  readdirSync(inRoot(path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

test('every import between rooms follows an arrow of the diagram', () => {
  expect(ACTUAL.length).toBeGreaterThan(30);
  const against = ACTUAL.filter((edge) => {
    const [from = '', to = ''] = edge.split(' --> ');
    return !leadsTo(from, to);
  });
  expect(against).toEqual([]);
});

test('every arrow of the diagram is an import', () => {
  const drawn = DRAWN.map(([from, to]) => `${from} --> ${to}`);
  expect(drawn.filter((edge) => !ACTUAL.includes(edge))).toEqual([]);
});

test('no room is missing in the diagram', () => {
  const rooms = [...foldersIn('backend/src'), ...foldersIn('frontend/src')];
  expect(rooms.filter((room) => !NODES.has(room))).toEqual([]);
});

test('the table of rooms lists exactly the existing rooms', () => {
  const named = [...PAGE.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(inRoot(path)))).toEqual([]);
  const workspaces = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
    .workspaces as string[];
  const wanted = [
    ...workspaces.filter((workspace) => !['backend', 'frontend'].includes(workspace)),
    ...foldersIn('backend/src').map((room) => `backend/src/${room}`),
    ...foldersIn('frontend/src').map((room) => `frontend/src/${room}`),
    'docs',
    'scripts',
  ].map((path) => `${path}/`);
  expect(wanted.filter((path) => !named.includes(path))).toEqual([]);
});

test('the table of features lists exactly the existing features, in the order of the import rules', () => {
  const named = [...PAGE.matchAll(/^\| `frontend\/src\/features\/([^/]+)\/` \|/gm)].map(
    ([, name = '']) => name,
  );
  expect(named.toSorted()).toEqual(foldersIn('frontend/src/features').toSorted());
  const rules = readFileSync(inRoot('.dependency-cruiser.mjs'), 'utf8');
  const [, list = ''] = /const FEATURES = \[([^\]]*)\]/.exec(rules) ?? [];
  expect([...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)).toEqual(named);
});
