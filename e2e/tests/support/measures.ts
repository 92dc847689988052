import type { Page } from '@playwright/test';

/**
 * Minimum size of a touch target in pixels, and the smallest font size at which a phone does not
 * zoom into a field.
 */
const TARGET_PX = 44;
const FIELD_TEXT_PX = 16;

/** Returns controls that are too small to touch, overlap one another, or have too small a font. */
export const misfitTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([targetPx, fieldTextPx]) => {
      const CONTROLS =
        'button, a[href], input, select, textarea, summary, ' +
        '[role=button], [role=tab], [role=radio], [role=checkbox], [role=switch], [role=option], ' +
        '[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]';
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !element.closest('[aria-hidden=true]');
      /**
       * The clickable area of an element: its box or that of its label, clipped by its containers.
       */
      const boxOf = (element: Element) => {
        const isTick = element.matches('input[type=checkbox], input[type=radio]');
        const pressed = (isTick && element.closest('label')) || element;
        let { left, top, right, bottom } = pressed.getBoundingClientRect();
        for (let around = pressed.parentElement; around; around = around.parentElement) {
          if (getComputedStyle(around).overflow === 'visible') continue;
          const clip = around.getBoundingClientRect();
          [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
          [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
        }
        return { pressed, left, top, right, bottom, whole: pressed.getBoundingClientRect() };
      };
      const nameOf = (element: Element) =>
        `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
      // An open dialog or menu covers the page, so only its own controls count.
      const front = [
        ...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]'),
      ].filter(isShown);
      const scope = front.at(-1) ?? document.body;
      const wrong: string[] = [];
      const controls = [...scope.querySelectorAll(CONTROLS)]
        .filter(isShown)
        .filter((element) => element.getBoundingClientRect().width > 1)
        // Heatmap tiles are sized by weight; the positions table offers the same function.
        .filter((element) => !element.matches('[data-target=own]'));
      const boxes = controls
        .map((element) => ({ element, ...boxOf(element) }))
        .filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1);
      for (const { element, whole, left, right } of boxes) {
        if (whole.width < targetPx - 0.5 || whole.height < targetPx - 0.5) {
          wrong.push(
            `${nameOf(element)} is ${whole.width.toFixed(0)} by ${whole.height.toFixed(0)}`,
          );
        }
        if (right - left < targetPx - 0.5) wrong.push(`${nameOf(element)} is cut off at a side`);
        const isField = element.matches(
          'input:not([type=checkbox], [type=radio]), textarea, select',
        );
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (isField && size < fieldTextPx) wrong.push(`${nameOf(element)} has a text of ${size}`);
      }
      for (const [index, one] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) {
          if (one.pressed.contains(other.pressed) || other.pressed.contains(one.pressed)) continue;
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (width > 1 && height > 1) {
            wrong.push(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`);
          }
        }
      }
      return wrong;
    },
    [TARGET_PX, FIELD_TEXT_PX] as const,
  );

/** Returns texts that overlap one another, and figures that are cut off. */
export const overlappingTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    interface Printed {
      text: string;
      element: Element;
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    const wrong: string[] = [];
    const printed: Printed[] = [];
    const isApart = (element: Element) =>
      element.closest('[data-sonner-toaster], [popover], [role=dialog], [role=menu]') !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      const element = node.parentElement;
      if (!text || !element || isApart(element)) continue;
      if (element.closest('script, style, option, .sr-only') && !element.closest('.not-sr-only')) {
        if (getComputedStyle(element.closest('.sr-only') ?? element).position === 'absolute')
          continue;
        if (element.closest('script, style, option')) continue;
      }
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
        let isCut = false;
        for (let around: Element | null = element; around; around = around.parentElement) {
          const style = getComputedStyle(around);
          if (style.overflow === 'visible') continue;
          const clip = around.getBoundingClientRect();
          const scrolls = ['auto', 'scroll'].includes(style.overflowX);
          if (!scrolls && style.textOverflow !== 'ellipsis' && right > clip.right + 1) isCut = true;
          [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
          [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
        }
        if (right - left < 1 || bottom - top < 1) continue;
        if (isCut && element.closest('.figures')) wrong.push(`"${text}" is cut off`);
        // Lines are closer together than the height of their boxes.
        const ease = Math.min(3, (bottom - top) / 5);
        printed.push({ text, element, left, top: top + ease, right, bottom: bottom - ease });
      }
    }
    /** Returns true if an opaque element lies between the two, so that only one is visible. */
    const isCovered = (one: Printed, other: Printed, x: number, y: number) => {
      const front = document.elementFromPoint(x, y);
      if (!front) return true;
      for (let at: Element | null = front; at; at = at.parentElement) {
        const [hasOne, hasOther] = [at.contains(one.element), at.contains(other.element)];
        if (hasOne && hasOther) return false;
        const { backgroundColor } = getComputedStyle(at);
        const isOpaque = !/^rgba\(.*, 0(\.\d+)?\)$|transparent| \/ /.test(backgroundColor);
        if (isOpaque) return true;
      }
      return false;
    };
    for (const [index, one] of printed.entries()) {
      for (const other of printed.slice(index + 1)) {
        if (one.element === other.element) continue;
        const left = Math.max(one.left, other.left);
        const top = Math.max(one.top, other.top);
        const right = Math.min(one.right, other.right);
        const bottom = Math.min(one.bottom, other.bottom);
        if (right - left <= 1 || bottom - top <= 1) continue;
        if (isCovered(one, other, (left + right) / 2, (top + bottom) / 2)) continue;
        wrong.push(`"${one.text}" prints over "${other.text}"`);
      }
    }
    return [...new Set(wrong)];
  });
