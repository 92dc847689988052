/** The container's health check: exits with 0 if the server responds, otherwise with 1. */
const port = process.env.PORT || '8000';
const answer = await fetch(`http://127.0.0.1:${port}/api/health/state`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
