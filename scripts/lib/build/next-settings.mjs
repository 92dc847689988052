/** Next.js sends telemetry before it reads our configuration, so it is disabled by environment. */
export const NEXT_SETTINGS = { NEXT_TELEMETRY_DISABLED: '1' };
