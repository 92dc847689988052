import { PROBLEM_CODES } from '@finally/contract';
import { fieldTable, sections } from '../markdown.ts';
import { callsOf, type Description, nameOf, resolved, type Schema } from './description.ts';
import { typeWords } from './type-words.ts';

/** Returns the names of all schemas that a value refers to, directly or indirectly. */
function namesIn(value: unknown, description: Description, found = new Set<string>()): Set<string> {
  for (const [key, part] of Object.entries(value ?? {})) {
    if (key === '$ref') {
      const name = nameOf(String(part));
      if (found.has(name)) continue;
      found.add(name);
      namesIn(description.components.schemas[name], description, found);
    } else if (typeof part === 'object') namesIn(part, description, found);
  }
  return found;
}

function sectionOf(name: string, schema: Schema): string {
  const variants = (schema.oneOf ?? []).filter(({ properties }) => properties);
  const tables = (schema.properties ? [schema] : variants).map((each) =>
    fieldTable(each, PROBLEM_CODES),
  );
  return sections(
    `### ${name}`,
    schema.description,
    variants.length > 0 ? 'One of:' : undefined,
    ...(tables.length > 0 ? tables : [`${typeWords(schema, PROBLEM_CODES)}.`]),
  );
}

/** Describes the named schemas of answers and bodies. */
export function typeSections(description: Description): string {
  const { schemas } = description.components;
  const operations = callsOf(description).map(({ operation }) => operation);
  const answered = namesIn(
    // The answers, plus the stream's event, which is only named in the description.
    [operations.map(({ responses }) => responses), { $ref: '#/components/schemas/PriceEvent' }],
    description,
  );
  const bodies = operations.map(({ requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema;
    return schema && resolved(schema, description);
  });
  const sent = namesIn(bodies, description);
  // The input schema shows which fields are optional; in answers all fields are present.
  const schemaOf = (name: string) => (sent.has(name) && schemas[`${name}Input`]) || schemas[name];
  return sections(
    '## Types',
    'Every field is present unless its meaning says otherwise.',
    ...[...new Set([...answered, ...sent])]
      .toSorted()
      .map((name) => sectionOf(name, schemaOf(name) ?? {})),
  );
}
