/** The part of JSON Schema that the OpenAPI description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
  readonly description?: string;
  readonly default?: unknown;
  readonly example?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >;
  /** The scope that it needs; left out if it needs no credentials. */
  readonly 'x-scope'?: string;
  /** Whether it is a call of an account. */
  readonly 'x-of-account'?: boolean;
  /** The codes of its own refusals. */
  readonly 'x-problems'?: readonly string[];
}

/** The server's OpenAPI description, from `/api/openapi.json`. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One call of the API. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Returns every call; those of an account once, not for each account again. */
export const callsOf = ({ paths }: Description): Call[] =>
  Object.entries(paths)
    .filter(([path]) => !path.startsWith('/api/accounts/{'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
    );

/** Returns the name in the contract of the schema that a reference points to. */
export const nameOf = ($ref: string): string => {
  const name = $ref.split('/').at(-1) ?? '';
  // Input and output schemas are described separately, though most are identical.
  return name.replace(/Input$/, '');
};

/** Returns the schema that a reference points to, or the schema itself. */
export function resolved(schema: Schema, { components }: Description): Schema {
  if (schema.$ref === undefined) return schema;
  const found = components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`${schema.$ref} leads nowhere`);
  return found;
}

export const isNull = (schema: Schema): boolean => schema.type === 'null';
