import { PROBLEM_CODES } from '@finally/contract';
import { PROBLEMS_OF_ANY_CALL, toProblem } from '../../src/http/problems.ts';
import { curlExample } from './curl-example.ts';
import { type Call, callsOf, type Description, type Operation, resolved } from './description.ts';
import { anchorOf, fieldRow, fieldTable, sections, table } from './markdown.ts';
import { typeSections } from './type-sections.ts';
import { typeWords } from './type-words.ts';

const INTRODUCTION = `# API

Written by \`npm run docs:api\` from the description that the server gives of itself at
\`/api/openapi.json\`; a running server shows the same at \`/api/docs\`.

## What holds for every call

- Answers are JSON in snake case. What is sent is \`application/json\`, and nothing that is not
  described; a POST without anything to say sends \`{}\`.
- Money is in US dollars, exact to the cent; prices are exact to 1/10,000 dollar, quantities to
  1/1,000,000 share. An instant is ISO 8601 in UTC, such as \`2026-02-11T14:30:00.000Z\`.
- Where the server asks for a token ([security](security.md)), programs send
  \`Authorization: Bearer YOUR_ACCESS_TOKEN\`.
- What fails is answered with a [Problem](#problem) as \`application/problem+json\` (RFC 9457).
  Its \`code\` is stable, its sentences are not. The codes that any call may answer are listed under
  [Codes](#codes); those of a call's own stand with it.
- Limits on sizes and rates: [security](security.md#limits).

The examples are for bash and the like; PowerShell wants \`curl.exe\`.`;

const FIELD_HEAD = ['Parameter', 'Type', 'Meaning'] as const;

/** Refusals of an action within an answer, in addition to those of a call. */
const OF_ACTIONS = /^(assistant_(?!busy|unavailable)|proposal_)/;

const linked = (heading: string): string => `[\`${heading}\`](#${anchorOf(heading)})`;

const titleOf = ({ method, path }: Call): string => `${method} ${path}`;

function parametersOf({ parameters = [] }: Operation): string | undefined {
  if (parameters.length === 0) return undefined;
  const rows = parameters.map(({ name, schema, required, description }) =>
    fieldRow({ name, schema, is_required: required === true }, description, PROBLEM_CODES),
  );
  return table(FIELD_HEAD, rows);
}

function bodyOf({ requestBody }: Operation, description: Description): string | undefined {
  const sent = requestBody?.content['application/json']?.schema;
  if (!sent) return undefined;
  const schema = resolved(sent, description);
  if (Object.keys(schema.properties ?? {}).length === 0) return 'Body: `{}`.';
  return sections(
    ['Body:', schema.description].filter((part) => part !== undefined).join(' '),
    fieldTable(schema, PROBLEM_CODES),
  );
}

function answersOf({ responses }: Operation): string {
  const lines = Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([status, { description, content = {} }]) => {
      const said = description === 'Default Response' ? [] : [description];
      const types = Object.entries(content).map(([type, { schema }]) =>
        type === 'application/json' ? typeWords(schema, PROBLEM_CODES) : `\`${type}\``,
      );
      return `- ${status}: ${[types.join(' or '), ...said].filter((part) => part !== '').join('. ')}`;
    });
  return `Answers:\n\n${lines.join('\n')}`;
}

const refusalsOf = ({ 'x-problems': codes = [] }: Operation): string | undefined =>
  codes.length === 0
    ? undefined
    : `May be refused with ${codes.map((code) => `\`${code}\``).join(', ')}.`;

const callSection = (call: Call, description: Description): string =>
  sections(
    `### ${titleOf(call)}`,
    `${call.operation.summary}.`,
    call.operation.description,
    parametersOf(call.operation),
    bodyOf(call.operation, description),
    answersOf(call.operation),
    refusalsOf(call.operation),
    `\`\`\`sh\n${curlExample(call.method, call.path, call.operation, description)}\n\`\`\``,
  );

function codesOf(calls: readonly Call[]): string {
  const rows = PROBLEM_CODES.map((code) => {
    const { status, title } = toProblem({ code, detail: '' });
    const own = calls.filter(({ operation }) => operation['x-problems']?.includes(code));
    const where = PROBLEMS_OF_ANY_CALL.has(code)
      ? ['any call']
      : own.map((call) => linked(titleOf(call)));
    if (OF_ACTIONS.test(code)) where.push('[an action](#chataction) of the assistant');
    if (where.length === 0) throw new Error(`No call names ${code}: add it with refusesWith().`);
    return [`\`${code}\``, String(status), title, where.join(', ')];
  });
  return sections('## Codes', table(['Code', 'Status', 'Title', 'Answered by'], rows));
}

/**
 * Returns the complete API reference as Markdown, generated from the server's OpenAPI description.
 */
export function apiReference(description: Description): string {
  const calls = callsOf(description);
  const groups = [...new Set(calls.flatMap(({ operation }) => operation.tags))];
  const inGroup = (tag: string) => calls.filter(({ operation }) => operation.tags.includes(tag));
  const contents = table(
    ['Call', 'What it does'],
    groups.flatMap(inGroup).map((call) => [linked(titleOf(call)), call.operation.summary]),
  );
  return `${sections(
    INTRODUCTION,
    contents,
    ...groups.flatMap((tag) => [
      `## Calls: ${tag}`,
      ...inGroup(tag).map((call) => callSection(call, description)),
    ]),
    typeSections(description),
    codesOf(calls),
  )}\n`;
}
