export { createAlpacaGateway } from './alpaca/gateway.ts';
