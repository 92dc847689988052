import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Returns a path relative to the project's root. */
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

/** Returns all documents: the Markdown files in the root and in `docs`. */
export const projectDocuments = (): readonly ProjectDocument[] =>
  [...markdownIn('.', false), ...markdownIn('docs', true)].toSorted().map((path) => ({
    path,
    text: readFileSync(inRoot(path), 'utf8').replaceAll('\r\n', '\n'),
  }));
