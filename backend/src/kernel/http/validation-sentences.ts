/** An issue that a schema found, as the type provider reports it. */
export interface SchemaIssue {
  /** Zod's issue code. */
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  object: 'an object with fields',
  array: 'a list',
};

const list = (values: unknown): string => (Array.isArray(values) ? values.join(', ') : '');

/**
 * Describes an issue in a sentence for the sender, without the terms of the schema library.
 *
 * @param path the field's path with dots; empty for the request as a whole
 */
export function describeIssue(path: string, { keyword, message, params }: SchemaIssue): string {
  const subject = path || 'The request';
  // Messages of our own schemas are whole sentences; those of the library are not.
  if (message?.endsWith('.')) return message;
  switch (keyword) {
    case 'invalid_type': {
      if (message?.endsWith('received undefined')) return `${subject} is missing.`;
      const kind = KINDS[String(params['expected'])] ?? String(params['expected']);
      return `${subject} must be ${kind}.`;
    }
    case 'invalid_value':
      return `${subject} must be one of: ${list(params['values'])}.`;
    case 'unrecognized_keys':
      return `There is no field ${list(params['keys'])} here.`;
    case 'too_small':
      return params['origin'] === 'string'
        ? `${subject} must not be empty.`
        : `${subject} must be at least ${params['minimum']}.`;
    case 'too_big':
      return params['origin'] === 'string'
        ? `${subject} must be at most ${params['maximum']} characters long.`
        : `${subject} must be at most ${params['maximum']}.`;
    default:
      return `${subject} does not fit.`;
  }
}
