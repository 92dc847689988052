type Handlers = Omit<EventSource, keyof EventTarget>;

/** Stands in for the browser's EventSource: the test plays the server. */
export class EventSourceDouble extends EventTarget implements Handlers {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  /** All sources opened since the list was last emptied, oldest first. */
  static readonly opened: EventSourceDouble[] = [];

  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readonly url: string;
  readonly withCredentials = false;
  readyState: number = EventSourceDouble.CONNECTING;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;

  constructor(url: string | URL) {
    super();
    this.url = String(url);
    EventSourceDouble.opened.push(this);
  }

  close(): void {
    this.readyState = EventSourceDouble.CLOSED;
  }

  /** The server accepts. */
  accept(): void {
    this.readyState = EventSourceDouble.OPEN;
    this.onopen?.(new Event('open'));
  }

  send(data: string): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  /** The connection breaks: the browser tries again by itself. */
  break(): void {
    this.readyState = EventSourceDouble.CONNECTING;
    this.onerror?.(new Event('error'));
  }

  /** The server answers with an error status: the browser gives up. */
  refuse(): void {
    this.readyState = EventSourceDouble.CLOSED;
    this.onerror?.(new Event('error'));
  }
}
