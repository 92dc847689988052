/** How long a finger rests before it is a long press, and how far it may move meanwhile. */
const LONG_PRESS_MS = 550;
const SLACK_PX = 8;

/**
 * Calls back when a finger rests on an element, for browsers that send no `contextmenu` then; returns how to
 * stop. The finger that lifts afterwards clicks nothing and moves no focus, which would close a menu.
 */
export function onLongPress(
  element: HTMLElement,
  callback: (clientX: number, clientY: number) => void,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let isLong = false;
  const cancel = () => clearTimeout(timer);
  const onDown = ({ target, pointerType, isPrimary, clientX, clientY }: PointerEvent) => {
    cancel();
    isLong = false;
    if (pointerType !== 'touch' || !isPrimary || !element.contains(target as Node)) return;
    from = { x: clientX, y: clientY };
    timer = setTimeout(() => {
      isLong = true;
      callback(clientX, clientY);
    }, LONG_PRESS_MS);
  };
  const onLift = (event: TouchEvent) => {
    if (isLong && event.cancelable) event.preventDefault();
    isLong = false;
  };
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > SLACK_PX) cancel();
  };
  // Above the element, because a press that begins a drag does not propagate in it.
  const above = element.parentElement ?? element;
  above.addEventListener('pointerdown', onDown, { signal, capture: true });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('touchend', onLift, { signal, passive: false });
  for (const type of ['pointerup', 'pointercancel', 'contextmenu']) {
    element.addEventListener(type, cancel, { signal });
  }
  return () => {
    cancel();
    ended.abort();
  };
}
