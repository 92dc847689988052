import type { Schema } from './api-reference/description.ts';
import { alternativesOf, typeWords } from './api-reference/type-words.ts';

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly is_required: boolean;
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Joins the parts of a text with blank lines; skips missing parts. */
export const sections = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

/** Returns the anchor of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');

/** Formats a Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(escaped))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/**
 * Yields the fields inside an unnamed schema: its own, those of its items, or those of its
 * alternatives.
 */
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

/** Returns a schema's description, or that of its only alternative besides null. */
function meaningOf(schema: Schema): string {
  const [only, ...others] = alternativesOf(schema);
  return schema.description ?? (only && others.length === 0 ? meaningOf(only) : '');
}

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

/**
 * Returns the table row of a field or parameter: name, type and meaning. In answers every field is
 * present unless the meaning says otherwise.
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

/** Formats the fields of an object, including those of unnamed nested objects. */
export const fieldTable = (schema: Schema, codes: readonly string[]): string =>
  table(
    ['Field', 'Type', 'Meaning'],
    [...fieldsOf(schema)].map((field) => fieldRow(field, undefined, codes)),
  );
