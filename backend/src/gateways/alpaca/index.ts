export { createAlpacaGateway } from './gateway.ts';
