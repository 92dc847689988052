import type { Schema } from './description.ts';
import { alternativesOf, typeWords } from './type-words.ts';

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly is_required: boolean;
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Parts of a text with a blank line between them; those that are missing are left out. */
export const sections = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

/** What a link to a heading is called. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(escaped))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** What a schema without a name has inside: its own fields, or those of what it lists or may be. */
function* inside(schema: Schema, name: string): Generator<Field> {
  if (schema.properties) yield* fieldsOf(schema, `${name}.`);
  else if (schema.items) yield* inside(schema.items, `${name}[]`);
  else for (const each of alternativesOf(schema)) yield* inside(each, name);
}

function* fieldsOf(schema: Schema, prefix = ''): Generator<Field> {
  const required = new Set(schema.required);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const path = `${prefix}${name}`;
    yield { name: path, schema: field, is_required: required.has(name) };
    yield* inside(field, path);
  }
}

/** What is said of a schema, or else of the only thing that it may be beside null. */
function meaningOf(schema: Schema): string {
  const [only, ...others] = alternativesOf(schema);
  return schema.description ?? (only && others.length === 0 ? meaningOf(only) : '');
}

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

/**
 * The row of one field or parameter: name, type, and what there is to say. In
 * an answer every field is there unless it says otherwise.
 */
export function fieldRow(
  { name, schema, is_required }: Field,
  description: string | undefined,
  codes: readonly string[],
): readonly string[] {
  const { default: otherwise } = schema;
  const presence =
    otherwise === undefined ? 'May be left out.' : `\`${otherwise}\` where left out.`;
  return [
    `\`${name}\``,
    typeWords(schema, codes),
    sentences(description ?? meaningOf(schema), is_required ? undefined : presence),
  ];
}

/** The fields of an object, those of objects without a name of their own among them. */
export const fieldTable = (schema: Schema, codes: readonly string[]): string =>
  table(
    ['Field', 'Type', 'Meaning'],
    [...fieldsOf(schema)].map((field) => fieldRow(field, undefined, codes)),
  );
