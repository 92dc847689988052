export { createAssistantModel } from './factory.ts';
export { chatRouter } from './router.ts';
export { ChatService } from './service.ts';
