/**
 * Who may import whom (docs/architecture.md). A rule names what a folder may
 * reach; everything else inside the project is forbidden to it.
 */
const CONTEXTS = 'backend/src';

/** Our own code: a package may lie in the folder of the workspace that asks for it. */
const WORKSPACES = '^(backend|frontend|e2e|bench)/(?!node_modules/)';

/** Folders of which others import only `index.ts`. */
const IMPORTED_BY_INDEX =
  'access|accounts|proposals|sse|events|market|metrics|orders|portfolio|watchlists|workspaces|trade-notes|alerts|scans|assistant|gateways/alpaca|gateways/mcp';

/** A folder of the backend may import itself and the folders listed. */
const folder = (name, reaches) => ({
  name: `${name}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^${CONTEXTS}/${name}/` },
  to: {
    path: WORKSPACES,
    pathNot: [name, ...reaches].map((other) => `^${CONTEXTS}/${other}/`),
  },
});

/** The features of the frontend, lowest first: each may import those before it. */
const FEATURES = [
  'help',
  'prices',
  'symbols',
  'depth',
  'session',
  'layout',
  'appearance',
  'notifications',
  'portfolio',
  'accounts',
  'orders',
  'alerts',
  'proposals',
  'watchlist',
  'market',
  'chart',
  'assistant',
  'command',
  'positions',
  'working-orders',
  'trade',
  'ladder',
  'tape',
  'trade-notes',
  'blotter',
  'journal',
  'performance',
  'heatmap',
  'workspaces',
  'tour',
  'printing',
];

/** The folders of the frontend, lowest first. `app`, the last, may import all. */
const FRONTEND_FOLDERS = ['shared', 'ui', ...FEATURES.map((name) => `features/${name}`)];

/** A folder of the frontend may import itself and the folders before it. */
const frontendFolder = (name, index) => ({
  name: `frontend-${name.replace('/', '-')}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^frontend/src/${name}/` },
  to: {
    path: WORKSPACES,
    pathNot: FRONTEND_FOLDERS.slice(0, index + 1).map((other) => `^frontend/src/${other}/`),
  },
});

const FRONTEND_STORES = '^frontend/src/.*-store[.]ts$';
const FRONTEND_HOOKS = '^frontend/src/.*/use-[^/]+[.]tsx?$';
const FRONTEND_ACTIONS = '^frontend/src/.*-actions[.]ts$';
const FRONTEND_COMPONENTS = '^frontend/src/.*[.]tsx$';
/** Tests, and what they share: files in a folder `tests`. */
const TESTS = '(\\.test\\.tsx?$|/tests/)';

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
    folder('kernel', []),
    folder('http', ['kernel', 'access', 'market']),
    folder('access', ['kernel']),
    folder('ledger', ['kernel']),
    folder('risk', ['kernel', 'ledger']),
    {
      name: 'storage-implements-ports-and-knows-nothing-else',
      severity: 'error',
      from: { path: `^${CONTEXTS}/storage/` },
      to: {
        path: WORKSPACES,
        pathNot: [
          `^${CONTEXTS}/(storage|kernel|ledger)/`,
          // The ports of the other folders.
          `^${CONTEXTS}/[^/]+/store\\.ts$`,
        ],
      },
    },
    {
      name: 'storage-is-imported-by-the-composition-and-the-programs-only',
      severity: 'error',
      from: {
        path: `^${CONTEXTS}/`,
        pathNot: [`^${CONTEXTS}/(storage|cli)/`, `^${CONTEXTS}/composition\\.ts$`],
      },
      to: { path: `^${CONTEXTS}/storage/` },
    },
    folder('sse', ['kernel']),
    folder('events', ['kernel', 'sse']),
    folder('market', ['kernel', 'sse']),
    folder('metrics', ['kernel', 'sse', 'events', 'market']),
    folder('orders', ['kernel', 'sse', 'ledger', 'risk', 'events', 'market']),
    folder('portfolio', ['kernel', 'ledger', 'risk', 'orders', 'events', 'market']),
    folder('trade-notes', ['kernel', 'ledger']),
    folder('watchlists', ['kernel', 'market']),
    folder('workspaces', ['kernel']),
    folder('alerts', ['kernel', 'market']),
    folder('scans', ['kernel', 'market']),
    folder('assistant', [
      'alerts',
      'kernel',
      'ledger',
      'risk',
      'orders',
      'market',
      'portfolio',
      'watchlists',
    ]),
    folder('proposals', ['kernel', 'ledger', 'risk', 'market', 'orders', 'assistant']),
    folder('gateways', [
      'kernel',
      'ledger',
      'risk',
      'events',
      'market',
      'orders',
      'portfolio',
      'watchlists',
      'assistant',
      'proposals',
      'accounts',
    ]),
    {
      name: 'gateways-are-imported-by-the-composition-and-the-programs-only',
      severity: 'error',
      from: { path: `^${CONTEXTS}/`, pathNot: `^${CONTEXTS}/(gateways/|cli/|composition[.]ts$)` },
      to: { path: `^${CONTEXTS}/gateways/`, pathNot: `^${CONTEXTS}/gateways/store\\.ts$` },
    },
    folder('accounts', [
      'kernel',
      'ledger',
      'risk',
      'events',
      'market',
      'orders',
      'portfolio',
      'watchlists',
      'workspaces',
      'trade-notes',
      'alerts',
      'scans',
      'assistant',
      'proposals',
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
      to: { path: `^${CONTEXTS}/`, pathNot: [`^${CONTEXTS}/(kernel|ledger)/`, `/store\\.ts$`] },
    },
    {
      name: 'a-port-imports-no-vendor',
      severity: 'error',
      from: {
        path: `^${CONTEXTS}/([^/]+/store|market/sources/source|assistant/models/model)\\.ts$`,
      },
      to: {
        path: 'node_modules',
        pathNot: 'node_modules/(@finally|zod)/',
      },
    },
    {
      name: 'contexts-are-entered-by-their-index',
      severity: 'error',
      from: { path: `^${CONTEXTS}/(${IMPORTED_BY_INDEX})/` },
      to: {
        path: `^${CONTEXTS}/(${IMPORTED_BY_INDEX})/`,
        pathNot: [`^${CONTEXTS}/$1/`, `^${CONTEXTS}/[^/]+/index\\.ts$`],
      },
    },
    onlyIn('csv-parse', `^${CONTEXTS}/kernel/csv/read-csv\\.ts$`),
    onlyIn('better-sqlite3', `^${CONTEXTS}/storage/sqlite/file/driver\\.ts$`),
    onlyIn(
      'fastify',
      `^${CONTEXTS}/http/`,
      `^${CONTEXTS}/gateways/`,
      `^${CONTEXTS}/access/callers\\.ts$`,
      `^${CONTEXTS}/([^/]+|gateways/[^/]+)/[^/]*router\\.ts$`,
      `^${CONTEXTS}/sse/event-stream\\.ts$`,
      `^${CONTEXTS}/(market/stream/stream|events/account-stream)\\.ts$`,
    ),
    onlyIn('@modelcontextprotocol', `^${CONTEXTS}/gateways/mcp/`),
    onlyIn('lightweight-charts', '^frontend/src/features/chart/'),
    ...FRONTEND_FOLDERS.map(frontendFolder),
    {
      name: 'the-frontend-has-no-other-folders',
      severity: 'error',
      from: {
        path: '^frontend/src/.*/',
        pathNot: ['app', ...FRONTEND_FOLDERS].map((name) => `^frontend/src/${name}/`),
      },
      to: {},
    },
    {
      name: 'plain-files-know-no-stores',
      severity: 'error',
      from: {
        path: '^frontend/src/.*[.]ts$',
        pathNot: [FRONTEND_STORES, FRONTEND_HOOKS, FRONTEND_ACTIONS, TESTS],
      },
      to: {
        path: [FRONTEND_STORES, FRONTEND_HOOKS, FRONTEND_ACTIONS],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'actions-know-no-components',
      severity: 'error',
      from: { path: FRONTEND_ACTIONS },
      to: { path: FRONTEND_COMPONENTS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stores-know-no-hooks-and-no-components',
      severity: 'error',
      from: { path: FRONTEND_STORES },
      to: { path: [FRONTEND_HOOKS, FRONTEND_COMPONENTS] },
    },
    {
      name: 'hooks-know-no-components',
      severity: 'error',
      from: { path: FRONTEND_HOOKS, pathNot: TESTS },
      to: { path: FRONTEND_COMPONENTS },
    },
    {
      name: 'components-meet-stores-through-hooks',
      severity: 'error',
      from: { path: FRONTEND_COMPONENTS, pathNot: TESTS },
      to: { path: FRONTEND_STORES, dependencyTypesNot: ['type-only'] },
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
      from: { path: '/src/', pathNot: TESTS },
      to: { path: TESTS },
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
