import { HandServedModel } from './hand-served-model.ts';
import { test as base } from './server.ts';

export { expect } from './server.ts';

/** The `test` of `server.ts`, with a model that the test answers for. */
export const test = base.extend<{ model: HandServedModel }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright reads.
  model: async ({}, use) => {
    const model = await HandServedModel.start();
    await use(model);
    await model.close();
  },
  settings: async ({ model }, use) => {
    await use({ LLM_BASE_URL: model.url, LLM_MODEL: 'by-hand' });
  },
});
