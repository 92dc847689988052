export { messageReader } from './exchange/reader.ts';
export { createAssistantModel } from './factory.ts';
export { assistantRouter, chatRouter } from './router.ts';
export { ChatService } from './service.ts';
export { SettingsDesk } from './settings.ts';
