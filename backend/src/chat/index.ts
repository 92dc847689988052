export { type AssistantSettings, createAssistantModel } from './factory.ts';
export type { AssistantModel } from './model.ts';
export { chatRouter } from './router.ts';
export { ChatService, type ChatServiceOptions } from './service.ts';
