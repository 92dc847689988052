export {
  describeAskedOrder,
  describeChange,
  describeOrder,
} from './actions/orders/order-sentences.ts';
export { type MessageReader, messageReader } from './conversation/message-reader.ts';
export { AssistantMemory } from './memory/memory.ts';
export { memoryRouter } from './memory/router.ts';
export { MemoryService } from './memory/service.ts';
export { createAssistantModel } from './models/factory.ts';
export type { AssistantModel } from './models/model.ts';
export { assistantRouter, chatRouter } from './router.ts';
export { ChatService } from './service.ts';
export { AssistantSettingsService } from './settings.ts';
export type {
  ActionStore,
  AssistantStore,
  ChatStore,
  MemoryStore,
  StepStore,
  SuggestionStore,
} from './store.ts';
export { type LookupBudget, NO_LOOKUPS } from './tools/budget.ts';
