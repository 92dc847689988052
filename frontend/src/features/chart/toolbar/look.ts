/** Classes of the controls of the chart's toolbar. */
export const CONTROL =
  'flex h-6 min-w-6 shrink-0 items-center justify-center gap-1 px-1.5 text-xs @max-md:px-1 text-muted hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-accent data-[state=open]:bg-raised data-[state=open]:text-ink disabled:opacity-50';

/** Classes of a popover below a control. */
export const SHEET =
  'z-40 border border-edge-strong bg-raised text-sm text-ink shadow-[0_12px_24px_rgb(0_0_0/0.4)] outline-none';

/** Classes of a menu item. */
export const MENU_ITEM =
  'flex h-7 cursor-pointer items-center gap-2 px-2.5 outline-none data-[highlighted]:bg-edge-strong/60 data-[disabled]:text-faint';

/** Classes of a control for which a narrow chart has no room; a menu has the same. */
export const WIDE_ONLY = '@max-md:hidden';
