import { finallyServer } from './contestants.ts';

/** Returns the data of one event of FinAlly, for the other servers to send. */
export async function sampleEvent(): Promise<string> {
  const { port, path, stop } = await finallyServer.start({ events_per_second: 20, payload: '' });
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const data = /^data: (.*)\n\n/m.exec(text)?.[1];
      if (data) return data;
    }
    throw new Error('the stream ended before its first event');
  } finally {
    await stop();
  }
}
