export { type MessageReader, messageReader } from './conversation/message-reader.ts';
export { createAssistantModel } from './models/factory.ts';
export type { AssistantModel } from './models/model.ts';
export { assistantRouter, chatRouter } from './router.ts';
export { ChatService } from './service.ts';
export { AssistantSettingsService } from './settings.ts';
export type { ActionStore, AssistantStore, ChatStore, SuggestionStore } from './store.ts';
