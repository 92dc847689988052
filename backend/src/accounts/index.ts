export { Accounts } from './accounts.ts';
