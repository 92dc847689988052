import { isNull, nameOf, type Schema } from './description.ts';

/** Numbers without explicit limits have these bounds. */
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
    // The pattern of a date-time only repeats the format.
    ...(pattern === undefined || format !== undefined ? [] : [`matching ${quoted(pattern)}`]),
  ];
}

/** Returns the alternatives of a schema, without null. */
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
 * Describes the type of a schema in words for a Markdown table, with links for named schemas.
 *
 * @param codes the values of the only enumeration that has its own table
 */
export function typeWords(schema: Schema, codes: readonly string[]): string {
  const words = wordsOf(schema, codes);
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}
