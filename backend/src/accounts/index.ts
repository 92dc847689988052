export { Accounts } from './accounts.ts';
export { AccountComparer } from './comparison/account-comparer.ts';
export { comparisonRouter } from './comparison/router.ts';
export type { AccountServices } from './live/account-services.ts';
export { AccountRegistry } from './registry/registry.ts';
export { accountRouter, accountsRouter } from './registry/router.ts';
