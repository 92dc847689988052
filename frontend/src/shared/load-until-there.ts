/** How long a script that could not be fetched is left alone before it is fetched again. */
const RETRY_MS = 3_000;

/**
 * Loads something until that succeeds, with a pause after each failure. Returns how to call it off;
 * nothing is called back after that.
 */
export function loadUntilThere<Loaded>(
  load: () => Promise<Loaded>,
  onLoaded: (loaded: Loaded) => void,
  onFailure: (error: unknown) => void,
): () => void {
  let isOff = false;
  let timer: ReturnType<typeof setTimeout>;
  const attempt = () =>
    void load().then(
      (loaded) => {
        if (!isOff) onLoaded(loaded);
      },
      (error: unknown) => {
        if (isOff) return;
        onFailure(error);
        timer = setTimeout(attempt, RETRY_MS);
      },
    );
  attempt();
  return () => {
    isOff = true;
    clearTimeout(timer);
  };
}
