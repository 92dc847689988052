import { onLongPress } from '../../price-chart/long-press';
import { labelTops } from './label-places';
import { ABOVE, BELOW, pillStyle, STYLES } from './label-styles';
import type { LabelView } from './label-view';
import type { LineFigure } from './line-figures';

export interface LabelEvents {
  onPress(id: string, event: PointerEvent): void;
  onKey(id: string, event: KeyboardEvent): void;
  onLeave(id: string): void;
  onMenu(id: string, at: { x: number; y: number }): void;
  onCancel(id: string): void;
}

/** The height of a label with its gap, in pixels. */
const LABEL_PX = 21;
/** A label beyond the edge by less than this is still shown. */
const EDGE_PX = 6;

const TONES: Readonly<Record<LineFigure['tone'], string>> = {
  plain: 'text-ink',
  up: 'text-up',
  down: 'text-down',
};

interface Label {
  readonly row: HTMLElement;
  readonly pill: HTMLElement;
  readonly name: HTMLElement;
  readonly figures: HTMLElement;
  readonly close: HTMLButtonElement;
  readonly note: HTMLElement;
  id: string;
  view: LabelView;
  /** Whether what is said stands above or below it. */
  place: string;
  /** The style of the pill, which is written if it changes. */
  style: string;
}

/** The labels of lines, as elements that are written without React: they follow prices and the pointer. */
export class LineLabels {
  readonly #root: HTMLElement;
  readonly #events: LabelEvents;
  readonly #moved = document.createElement('div');
  #labels = new Map<string, Label>();

  constructor(root: HTMLElement, events: LabelEvents) {
    this.#root = root;
    this.#events = events;
    this.#moved.style.cssText = STYLES.moved;
    this.#moved.hidden = true;
    root.append(this.#moved);
  }

  /** Shows these labels, in this order; elements that stay keep their focus. */
  show(views: readonly LabelView[]): void {
    const before = this.#labels;
    this.#labels = new Map();
    for (const view of views) {
      const known = before.get(view.id) ?? before.get(view.succeeds ?? '');
      if (known) before.delete(known.id);
      const label = known ?? this.#create(view);
      label.id = view.id;
      this.#write(label, view);
      this.#labels.set(view.id, label);
    }
    for (const { row } of before.values()) row.remove();
    this.#rove();
  }

  /** Shows one label again, because the price or a move has changed its figures. */
  update(view: LabelView): void {
    const label = this.#labels.get(view.id);
    if (label) this.#write(label, view);
  }

  /** Puts the labels at the heights of their prices; hides those out of sight. */
  place(yOf: (price: number) => number | null, width: number, height: number): void {
    this.#placeMoved(yOf, width, height);
    const shown = [...this.#labels.values()].flatMap((label) => {
      const y = yOf(label.view.price);
      const isNear = y !== null && y >= -EDGE_PX && y <= height + EDGE_PX;
      // A line that is moved beyond the edge still says where it is.
      const isInView = y !== null && (isNear || label.view.isMoving);
      if (label.row.hidden === isInView) label.row.hidden = !isInView;
      // What is said of a line in the lower half would be below the edge.
      label.place = y !== null && y > height / 2 ? ABOVE : BELOW;
      return isInView ? [{ label, y }] : [];
    });
    const tops = labelTops(
      shown.map(({ y }) => y),
      LABEL_PX,
      height,
    );
    for (const [index, { label }] of shown.entries()) {
      const place = `translateY(${Math.round(tops[index] ?? 0)}px)`;
      if (label.row.style.transform !== place) label.row.style.transform = place;
    }
  }

  /** Whether there is nothing to place. */
  get isEmpty(): boolean {
    return this.#labels.size === 0 && this.#moved.hidden !== false;
  }

  /** Moves the focus from a label to the next one in view, or the one before. */
  focusBeside(id: string, step: 1 | -1): void {
    const shown = [...this.#labels.values()]
      .filter(({ row }) => !row.hidden)
      .sort((a, b) => b.view.price - a.view.price);
    const at = shown.findIndex((label) => label.id === id);
    const next = shown[(at + step + shown.length) % shown.length];
    next?.pill.focus();
  }

  dispose(): void {
    for (const { row } of this.#labels.values()) row.remove();
    this.#labels.clear();
    this.#moved.remove();
  }

  #placeMoved(yOf: (price: number) => number | null, width: number, height: number): void {
    const moved = [...this.#labels.values()].find(({ view }) => view.isMoving)?.view;
    const y = moved ? yOf(moved.price) : null;
    this.#moved.hidden = y === null || y < 0 || y > height;
    if (!moved || y === null) return;
    const color = `var(--color-${moved.look === 'buy' ? 'up' : 'down'})`;
    this.#moved.style.background = color;
    this.#moved.style.width = `${width}px`;
    this.#moved.style.transform = `translateY(${Math.round(y) - 1}px)`;
  }

  /** One label is reached by Tab: the one that had the focus last, else the first. */
  #rove(focused?: Label): void {
    const labels = [...this.#labels.values()];
    const current = focused ?? labels.find(({ pill }) => pill.tabIndex === 0) ?? labels[0];
    for (const label of labels) label.pill.tabIndex = label === current ? 0 : -1;
  }

  #create(view: LabelView): Label {
    const row = document.createElement('div');
    row.style.cssText = STYLES.row;
    const pill = document.createElement('div');
    pill.setAttribute('role', 'slider');
    pill.setAttribute('aria-orientation', 'vertical');
    pill.tabIndex = -1;
    pill.className = 'figures text-2xs';
    const name = document.createElement('span');
    name.className = 'font-sans font-semibold';
    const figures = document.createElement('span');
    figures.style.cssText = STYLES.figures;
    figures.dataset['live'] = '';
    const reach = document.createElement('span');
    reach.className = 'hidden touch:inline';
    reach.style.cssText = STYLES.reach;
    pill.append(name, figures, reach);
    const close = document.createElement('button');
    close.type = 'button';
    close.tabIndex = -1;
    close.textContent = '\u00d7';
    close.className = 'flex text-muted hover:text-ink touch:hidden';
    close.style.cssText = STYLES.close;
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    row.append(pill, close, note);
    this.#root.append(row);
    const label: Label = {
      row,
      pill,
      name,
      figures,
      close,
      note,
      id: view.id,
      view,
      place: BELOW,
      style: '',
    };
    this.#listen(label);
    return label;
  }

  #listen(label: Label): void {
    const { pill, close } = label;
    const events = this.#events;
    pill.addEventListener('pointerdown', (event) => events.onPress(label.id, event));
    pill.addEventListener('keydown', (event) => events.onKey(label.id, event));
    pill.addEventListener('blur', () => events.onLeave(label.id));
    pill.addEventListener('focus', () => this.#rove(label));
    const openMenu = () => {
      const { left, bottom } = pill.getBoundingClientRect();
      events.onMenu(label.id, { x: left, y: bottom });
    };
    pill.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      openMenu();
    });
    onLongPress(pill, openMenu);
    close.addEventListener('click', () => events.onCancel(label.id));
  }

  #write(label: Label, view: LabelView): void {
    const { row, pill, name, figures, close, note } = label;
    label.view = view;
    setText(name, view.name);
    const style = pillStyle(view);
    if (label.style !== style) pill.style.cssText = style;
    label.style = style;
    // Over the labels beside it.
    row.style.zIndex = view.isMoving ? '1' : '';
    setAttribute(pill, 'aria-label', view.name);
    setAttribute(pill, 'aria-valuenow', String(view.price));
    setAttribute(pill, 'aria-valuetext', view.value);
    setAttribute(pill, 'aria-readonly', String(view.isFixed));
    writeFigures(figures, view.figures);
    close.hidden = view.cancel === null || view.isMoving;
    if (view.cancel !== null) setAttribute(close, 'aria-label', view.cancel);
    const said = view.note?.text ?? '';
    setText(note, said);
    note.className = said === '' ? 'sr-only' : 'text-2xs';
    note.classList.toggle('text-down', view.note?.isRefused === true);
    note.style.cssText = said === '' ? '' : `${STYLES.note};${label.place}`;
  }
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function writeFigures(element: HTMLElement, figures: readonly LineFigure[]): void {
  while (element.children.length > figures.length) element.lastElementChild?.remove();
  for (const [index, { text, tone, isMain }] of figures.entries()) {
    const figure = element.children[index] ?? element.appendChild(document.createElement('span'));
    const look = `${TONES[tone]} ${isMain ? '' : 'hidden @md:inline'}`;
    if (figure.className !== look) figure.className = look;
    setText(figure as HTMLElement, text);
  }
}
