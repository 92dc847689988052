const NAME = 'finally.alerts-told';
const REMEMBERED_MAX = 100;

function told(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function remember(id: string): boolean {
  const before = told();
  if (before.includes(id)) return false;
  try {
    localStorage.setItem(NAME, JSON.stringify([...before, id].slice(-REMEMBERED_MAX)));
  } catch {
    // Told twice is better than not at all.
  }
  return true;
}

const never = new Promise<never>(() => {});

/**
 * Whether the caller is the first page of this browser to tell of something; it
 * is then the one that does. A lock decides between pages that ask at the same
 * moment, and is kept until the page goes; what was told before is remembered.
 * Where the browser has no locks and keeps nothing, each page tells.
 */
export function claimNotification(id: string): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return Promise.resolve(remember(id));
  return new Promise((resolve) => {
    void locks.request(`${NAME} ${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null && remember(id));
      return lock && never;
    });
  });
}
