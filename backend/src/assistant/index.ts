export { type MessageReader, messageReader } from './conversation/message-reader.ts';
export { createAssistantModel } from './models/factory.ts';
export type { AssistantModel } from './models/model.ts';
export { assistantRouter, chatRouter } from './router.ts';
export { ChatService } from './service.ts';
export { AssistantSettingsService } from './settings.ts';
export type { ActionStore, AssistantStore, ChatStore, StepStore } from './store.ts';
export { DEFAULT_BUDGET, type LookupBudget, NO_LOOKUPS } from './tools/budget.ts';
