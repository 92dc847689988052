export type { SharedParts } from './account-services.ts';
export { Accounts } from './accounts.ts';
