export { Accounts } from './accounts.ts';
export type { AccountServices } from './live/account-services.ts';
export { AccountRegistry } from './registry/registry.ts';
export { accountRouter, accountsRouter } from './registry/router.ts';
