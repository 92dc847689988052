// Loaded after the page, as one script: menus, settings and what waits for answers of the server anyway.

export { AccountMenu } from '@/features/accounts/account-menu';
export { AssistantMode } from '@/features/assistant/settings/mode-button';
export { UnsettledMark } from '@/features/orders/unsettled/unsettled-mark';
export { DaySparkline } from '@/features/portfolio/day/day-sparkline';
export { MarketLabel } from '@/features/session/market-label';
export { ArmedKeys } from './armed-keys';
export { CommandField } from './command-field';
export { HeaderMenus } from './header-menus';
