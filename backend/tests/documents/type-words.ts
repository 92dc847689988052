import { isNull, nameOf, type Schema } from './description.ts';

/** Numbers have these bounds where they have none. */
const isBound = (limit: number | undefined): limit is number =>
  limit !== undefined && Math.abs(limit) !== Number.MAX_SAFE_INTEGER;

const quoted = (value: unknown): string => `\`${String(value)}\``;

function span(least: number | undefined, most: number | undefined, unit = ''): string[] {
  if (isBound(least) && isBound(most)) {
    return [least === most ? `exactly ${least}${unit}` : `${least} to ${most}${unit}`];
  }
  if (isBound(most)) return [`at most ${most}${unit}`];
  return isBound(least) && least > 0 ? [`at least ${least}${unit}`] : [];
}

function limitsOf(schema: Schema): string[] {
  const { minimum, maximum, exclusiveMinimum, multipleOf, pattern, format } = schema;
  return [
    ...span(schema.minLength, schema.maxLength, ' characters'),
    ...span(schema.minItems, schema.maxItems, ' of them'),
    ...(isBound(exclusiveMinimum) ? [`more than ${exclusiveMinimum}`] : []),
    ...(minimum === 0 && !isBound(maximum) ? ['0 or more'] : span(minimum, maximum)),
    ...(multipleOf === undefined ? [] : [`in steps of ${multipleOf}`]),
    // That of an instant says no more than that it is one.
    ...(pattern === undefined || format !== undefined ? [] : [`matching ${quoted(pattern)}`]),
  ];
}

/** The alternatives that a schema leaves, without null. */
export const alternativesOf = (schema: Schema): readonly Schema[] =>
  (schema.anyOf ?? schema.oneOf ?? []).filter((each) => !isNull(each));

const limited = (word: string, schema: Schema): string => {
  const limits = word === 'null' ? [] : limitsOf(schema);
  return limits.length > 0 ? `${word} (${limits.join(', ')})` : word;
};

function wordsOf(schema: Schema, codes: readonly string[]): readonly string[] {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    return [`[${name}](#${name.toLowerCase()})`];
  }
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.flatMap((each) => wordsOf(each, codes));
  if (schema.const !== undefined) return [quoted(schema.const)];
  if (schema.enum) {
    return String(schema.enum) === String(codes) ? ['[code](#codes)'] : schema.enum.map(quoted);
  }
  const { type, items, additionalProperties } = schema;
  if (Array.isArray(type)) return type.flatMap((each) => wordsOf({ ...schema, type: each }, codes));
  if (type === 'array' && items) return [limited(`list of ${typeWords(items, codes)}`, schema)];
  if (typeof additionalProperties === 'object') {
    return [`object of ${typeWords(additionalProperties, codes)} by name`];
  }
  return [schema.format === 'date-time' ? 'instant' : limited(String(type), schema)];
}

/**
 * What a value of a schema is, in words for a table of Markdown. Schemas with
 * a name of their own are links to it.
 *
 * @param codes the values of the one enumeration that has a table of its own
 */
export function typeWords(schema: Schema, codes: readonly string[]): string {
  const words = wordsOf(schema, codes);
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}
