import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot, projectDocuments } from './documents.ts';
import { anchorOf } from './markdown.ts';

const documents = projectDocuments();

/** Removes code, which contains no links or headings. */
const proseOf = (text: string): string => text.replace(/^( *)```[\s\S]*?^\1```/gm, '');

/** Returns the links of a document within the project, as file and heading. */
const linksOf = (text: string): readonly (readonly [file: string, heading: string])[] =>
  [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [file = '', heading = ''] = link.split('#');
      return [file, heading] as const;
    });

const anchorsOf = (text: string): string[] =>
  [...proseOf(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

test.each(documents)(
  'every link of $path points to an existing file and heading',
  ({ path, text }) => {
    const broken = linksOf(text).filter(([file, heading]) => {
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      if (!existsSync(inRoot(target))) return true;
      const found = documents.find((each) => each.path === target);
      // A link to a heading that occurs twice is ambiguous.
      return (
        heading !== '' &&
        anchorsOf(found?.text ?? '').filter((each) => each === heading).length !== 1
      );
    });
    expect(broken).toEqual([]);
  },
);

test('the documents contain links', () => {
  expect(documents.flatMap(({ text }) => linksOf(text)).length).toBeGreaterThan(150);
});
