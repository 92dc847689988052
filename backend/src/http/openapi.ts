import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Paths = Record<string, Partial<Record<string, { operationId?: string }>>>;

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * Returns the `operationId`, which names the call in generated clients: `GET
 * /api/watchlists/{list}` becomes `getWatchlistsByList`.
 */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      const text = name === undefined ? part : `by-${name}`;
      return text
        .split(/[^A-Za-z0-9]+/)
        .map(capitalized)
        .join('');
    });
  return method + words.join('');
}

/** The part of the OpenAPI 3.1 description that is about the API as a whole. */
export const openApi = (version: string) => ({
  openapi: '3.1.0' as const,
  info: {
    title: 'FinAlly',
    version,
    description: 'The API of the FinAlly trading workstation. Errors are RFC 9457 problems.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/', description: 'The server that this description came from.' }],
  // Used only if the server requires a token.
  components: {
    securitySchemes: {
      token: { type: 'http' as const, scheme: 'bearer' },
      session: { type: 'apiKey' as const, in: 'cookie', name: 'finally' },
    },
  },
  security: [{}, { token: [] }, { session: [] }],
});

/** Sets the `operationId` of every call in a description. */
function nameOperations<Document extends { readonly paths?: unknown }>(
  document: Document,
): Document {
  for (const [path, item] of Object.entries((document.paths ?? {}) as Paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) operation.operationId ??= operationId(method, path);
    }
  }
  return document;
}

/** Shows which scope a route needs, or that it needs no credentials. */
function declareAuthority(
  described: ReturnType<typeof jsonSchemaTransform>,
  { config }: Parameters<typeof jsonSchemaTransform>[0]['route'],
): ReturnType<typeof jsonSchemaTransform> {
  const authority = config?.is_open ? { security: [{}] } : { 'x-scope': config?.scope };
  const of = config?.of_account ? { [OF_ACCOUNT]: true } : {};
  return { ...described, schema: { ...described.schema, ...authority, ...of } };
}

/** Marks the routes that are also there for each account by its id. */
const OF_ACCOUNT = 'x-of-account';

const ACCOUNT_PARAMETER = {
  name: 'account_id',
  in: 'path',
  required: true,
  schema: { type: 'string' },
} as const;

type Operation = {
  readonly operationId?: string;
  readonly parameters?: readonly object[];
  readonly [OF_ACCOUNT]?: boolean;
};

/** Adds the path with an account for each route of an account (`requests/account-paths.ts`). */
function addAccountPaths<Document extends { readonly paths?: unknown }>(
  document: Document,
): Document {
  const paths = (document.paths ?? {}) as Record<string, Record<string, Operation>>;
  for (const [path, item] of Object.entries({ ...paths })) {
    const operations = Object.entries(item).filter(([, operation]) => operation[OF_ACCOUNT]);
    if (operations.length === 0) continue;
    const rest = path === '/api/account' ? '' : path.slice('/api'.length);
    paths[`/api/accounts/{account_id}${rest}`] = Object.fromEntries(
      operations.map(([method, operation]) => [
        method,
        {
          ...operation,
          operationId: `${operation.operationId}OfAccount`,
          parameters: [ACCOUNT_PARAMETER, ...(operation.parameters ?? [])],
        },
      ]),
    );
  }
  return document;
}

/** Converts the schemas of the routes to the description. */
export const transforms: {
  readonly transform: typeof jsonSchemaTransform;
  readonly transformObject: typeof jsonSchemaTransformObject;
} = {
  transform: (input) => declareAuthority(jsonSchemaTransform(input), input.route),
  transformObject: (input) => addAccountPaths(nameOperations(jsonSchemaTransformObject(input))),
};
