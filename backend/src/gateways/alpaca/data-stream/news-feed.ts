import type { HeadlineLog } from '../../../market/index.ts';
import { toNews } from '../data/news.ts';
import type { ClientSocket } from '../sockets/client-socket.ts';
import type { Codec } from './codec.ts';
import type { Feed } from './data-client.ts';
import { Groups } from './groups.ts';
import { NEWS_CHANNELS, type Subscription } from './subscription.ts';

/** Headlines that are read after one was announced; more in one step are never seen. */
const NEW_MAX = 100;

export interface NewsFeedOptions {
  readonly headlines: Pick<HeadlineLog, 'list' | 'subscribe'>;
  /** Called if headlines cannot be read. */
  readonly onError: (error: unknown) => void;
}

/** The headlines of the market as a stream. */
export class NewsFeed implements Feed {
  readonly channels = NEWS_CHANNELS;
  readonly #options: NewsFeedOptions;
  readonly #groups = new Groups();
  /** The id of the last headline that was there before the first client or was published. */
  #last_id: Promise<number> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(options: NewsFeedOptions) {
    this.#options = options;
  }

  add(client: ClientSocket, codec: Codec, subscription: Subscription): () => void {
    const remove = this.#groups.add(client, codec, subscription);
    this.#unsubscribe ??= this.#listen();
    return () => {
      remove();
      if (this.#groups.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
    };
  }

  #listen(): () => void {
    const { headlines, onError } = this.#options;
    this.#last_id = headlines.list({ limit: 1 }).then((read) => read.headlines[0]?.id ?? 0);
    this.#last_id.catch(onError);
    return headlines.subscribe(() => {
      this.#last_id = (this.#last_id ?? Promise.resolve(0)).then((id) => this.#publishAfter(id));
      this.#last_id.catch(onError);
    });
  }

  async #publishAfter(after: number): Promise<number> {
    const { headlines } = await this.#options.headlines.list({ after, limit: NEW_MAX });
    const oldestFirst = headlines.toReversed();
    this.#groups.publish(
      oldestFirst.map((headline) => ({
        channel: 'news',
        symbols: [headline.ticker],
        message: toNewsMessage(headline),
      })),
    );
    return oldestFirst.at(-1)?.id ?? after;
  }
}

/** The times of a message are dates, which each codec writes in its own way. */
function toNewsMessage(headline: Parameters<typeof toNews>[0]): object {
  const { images: _, ...news } = toNews(headline);
  const at = new Date(headline.at);
  return { T: 'n', ...news, url: '', created_at: at, updated_at: at };
}
