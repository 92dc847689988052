/**
 * Who may import whom (docs/architecture.md). A rule names what a room may
 * reach; everything else inside the project is forbidden to it.
 */
const CONTEXTS = 'backend/src';

/** Our own code: a package may lie in the folder of the workspace that asks for it. */
const WORKSPACES = '^(backend|frontend|e2e|bench)/(?!node_modules/)';

/** Rooms that others enter through their `index.ts` alone. */
const ENTERED_BY_INDEX =
  'access|accounts|sse|events|market|metrics|portfolio|watchlists|alerts|assistant';

/** A room of the backend may import itself and the rooms listed. */
const room = (name, reaches) => ({
  name: `${name}-reaches-only-what-stands-below-it`,
  severity: 'error',
  from: { path: `^${CONTEXTS}/${name}/` },
  to: {
    path: WORKSPACES,
    pathNot: [name, ...reaches].map((other) => `^${CONTEXTS}/${other}/`),
  },
});

/** A layer of the browser's code may import itself and the layers listed. */
const layer = (name, reaches) => ({
  name: `frontend-${name}-reaches-only-what-stands-below-it`,
  severity: 'error',
  from: { path: `^frontend/src/${name}/` },
  to: {
    path: WORKSPACES,
    pathNot: [name, ...reaches].map((other) => `^frontend/src/${other}/`),
  },
});

/** A package that only the files named may import. */
const onlyIn = (dependency, ...places) => ({
  name: `${dependency}-in-its-own-place-only`,
  severity: 'error',
  from: { path: '^(contract|backend|frontend)/src/', pathNot: places },
  to: { path: `(^|/)node_modules/(@types/)?${dependency}/` },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: WORKSPACES },
    },
    room('kernel', []),
    room('http', ['kernel', 'access', 'storage', 'market']),
    room('access', ['kernel']),
    room('ledger', ['kernel']),
    room('risk', ['kernel', 'ledger']),
    room('storage', ['kernel', 'ledger', 'events']),
    room('sse', ['kernel']),
    room('events', ['kernel', 'sse']),
    room('market', ['kernel', 'sse', 'storage']),
    room('metrics', ['kernel', 'sse', 'events', 'market']),
    room('portfolio', ['kernel', 'ledger', 'risk', 'events', 'storage', 'market']),
    room('watchlists', ['kernel', 'storage', 'market']),
    room('alerts', ['kernel', 'storage', 'market']),
    room('assistant', ['kernel', 'ledger', 'risk', 'storage', 'market', 'portfolio', 'watchlists']),
    room('accounts', [
      'kernel',
      'ledger',
      'risk',
      'events',
      'storage',
      'market',
      'portfolio',
      'watchlists',
      'alerts',
      'assistant',
    ]),
    {
      name: 'contexts-never-import-the-assembly',
      severity: 'error',
      from: { path: `^${CONTEXTS}/[^/]+/`, pathNot: `^${CONTEXTS}/(cli|http)/` },
      to: { path: [`^${CONTEXTS}/[^/]+\\.ts$`, `^${CONTEXTS}/(cli|http)/`] },
    },
    {
      name: 'only-main-starts-the-server',
      severity: 'error',
      from: { path: `^${CONTEXTS}/`, pathNot: `^${CONTEXTS}/main\\.ts$` },
      to: { path: `^${CONTEXTS}/main\\.ts$` },
    },
    {
      name: 'a-router-reaches-only-its-own-service',
      severity: 'error',
      from: { path: `^${CONTEXTS}/([^/]+)/.*router\\.ts$` },
      to: {
        path: `^${CONTEXTS}/`,
        pathNot: [`^${CONTEXTS}/$1/`, `^${CONTEXTS}/kernel/`],
      },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: `^${CONTEXTS}/(portfolio/valuation|alerts/rules)\\.ts$` },
      to: { path: `^${CONTEXTS}/`, pathNot: [`^${CONTEXTS}/(kernel|ledger|storage)/`] },
    },
    {
      name: 'a-port-imports-no-vendor',
      severity: 'error',
      from: {
        path: `^${CONTEXTS}/(events/store|market/sources/source|assistant/models/model)\\.ts$`,
      },
      to: {
        path: 'node_modules',
        pathNot: 'node_modules/(@finally|zod)/',
      },
    },
    {
      name: 'contexts-are-entered-by-their-index',
      severity: 'error',
      from: { path: `^${CONTEXTS}/(${ENTERED_BY_INDEX})/` },
      to: {
        path: `^${CONTEXTS}/(${ENTERED_BY_INDEX})/`,
        pathNot: [`^${CONTEXTS}/$1/`, `^${CONTEXTS}/[^/]+/index\\.ts$`],
      },
    },
    onlyIn('csv-parse', `^${CONTEXTS}/kernel/csv/read-csv\\.ts$`),
    onlyIn('better-sqlite3', `^${CONTEXTS}/storage/sqlite/connection\\.ts$`),
    onlyIn(
      'fastify',
      `^${CONTEXTS}/http/`,
      `^${CONTEXTS}/access/callers\\.ts$`,
      `^${CONTEXTS}/[^/]+/[^/]*router\\.ts$`,
      `^${CONTEXTS}/sse/event-stream\\.ts$`,
      `^${CONTEXTS}/(market/stream/stream|events/account-stream)\\.ts$`,
    ),
    onlyIn('lightweight-charts', '^frontend/src/components/chart/'),
    layer('lib', []),
    layer('stores', ['lib']),
    layer('hooks', ['stores', 'lib']),
    layer('components', ['hooks', 'stores', 'lib']),
    {
      name: 'components-meet-stores-through-hooks',
      severity: 'error',
      from: { path: '^frontend/src/(components|app)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^frontend/src/stores/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-browser-and-the-server-share-the-contract-only',
      severity: 'error',
      from: { path: '^frontend/' },
      to: { path: '^(backend|e2e|bench)/' },
    },
    {
      name: 'source-never-imports-tests',
      severity: 'error',
      from: { path: '/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(\\.test\\.tsx?$|/tests/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out|\\.next)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'frontend/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
