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

/**
 * Whether the caller is the first page of this browser to tell of something; it
 * is then the one that does. Where the browser keeps nothing, each page tells.
 */
export function isFirstToTell(id: string): boolean {
  const before = told();
  if (before.includes(id)) return false;
  try {
    localStorage.setItem(NAME, JSON.stringify([...before, id].slice(-REMEMBERED_MAX)));
  } catch {
    // Told twice is better than not at all.
  }
  return true;
}
