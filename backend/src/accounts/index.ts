export { Accounts } from './accounts.ts';
export { AccountRegistry } from './registry/registry.ts';
export { accountRouter, accountsRouter } from './registry/router.ts';
