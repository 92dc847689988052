/**
 * Runs `task` at once, and then at most once per `pause_ms` however often it is called: calls that
 * come in the pause, or while the task runs, are answered by one more run.
 *
 * @param task never rejects
 */
export function coalesce(task: () => Promise<unknown>, pause_ms: number): () => void {
  let isBusy = false;
  let isDue = false;

  async function run(): Promise<void> {
    isBusy = true;
    isDue = false;
    await Promise.all([task(), new Promise((resolve) => setTimeout(resolve, pause_ms))]);
    isBusy = false;
    if (isDue) await run();
  }

  return () => {
    isDue = true;
    if (!isBusy) void run();
  };
}
