import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path as seen from the root of the project. */
export const inRoot = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const markdownIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(inRoot(folder), { recursive, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => (folder === '.' ? path : `${folder}/${path.replaceAll('\\', '/')}`));

export interface ProjectDocument {
  readonly path: string;
  readonly text: string;
}

/** Everything written for people: what stands in the root, and all of `docs`. */
export const projectDocuments = (): readonly ProjectDocument[] =>
  [...markdownIn('.', false), ...markdownIn('docs', true)].toSorted().map((path) => ({
    path,
    text: readFileSync(inRoot(path), 'utf8').replaceAll('\r\n', '\n'),
  }));
