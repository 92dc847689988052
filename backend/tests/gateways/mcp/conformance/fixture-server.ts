import {
  completable,
  createRequestStateCodec,
  type InputRequests,
  inputRequired,
  type McpServer,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { createServer } from '../../../../src/gateways/mcp/index.ts';

/** One red pixel, and a sound of no length. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const WAV = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=';
const text = (words: string) => ({ type: 'text' as const, text: words });
const said = (words: string) => ({ content: [text(words)] });
const image = { type: 'image' as const, data: PNG, mimeType: 'image/png' };
const description = 'A fixture of the conformance suite.';
const cities = (typed: string) => ['paris', 'park'].filter((city) => city.startsWith(typed));
const JSON_TYPE = 'application/json';

const states = createRequestStateCodec<{ round: number }>({ key: 'x'.repeat(32) });

const form = (name: string, type: 'string' | 'boolean', message: string) =>
  inputRequired.elicit({
    message,
    requestedSchema: {
      type: 'object',
      properties: { [name]: type === 'string' ? { type } : { type } },
      required: [name],
    },
  });
const sampling = (words: string) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: text(words) }],
    maxTokens: 100,
  });

const responses = ({ mcpReq }: ServerContext) => mcpReq.inputResponses ?? {};
const capabilitiesOf = ({ mcpReq }: ServerContext) =>
  ((mcpReq.envelope as Record<string, unknown> | undefined)?.[
    'io.modelcontextprotocol/clientCapabilities'
  ] ?? {}) as Record<string, unknown>;

/** Registers a tool that asks until every answer is there. */
function asking(server: McpServer, name: string, requests: InputRequests, isSigned = false): void {
  server.registerTool(name, { description, inputSchema: z.object({}) }, async (_given, context) => {
    const given = responses(context);
    const isAnswered = Object.keys(requests).every((key) => given[key] !== undefined);
    if (isAnswered) return said(`state-ok ${JSON.stringify(given)}`);
    const requestState = isSigned ? await states.mint({ round: 1 }, context) : undefined;
    return inputRequired({ inputRequests: requests, ...(requestState && { requestState }) });
  });
}

/** The server of FinAlly with what the conformance suite expects besides, under its names. */
export const fixtureServer: typeof createServer = (session, parts) => {
  const verify: typeof parts.states.verify = (state, context) =>
    parts.states.verify(state, context).catch(() => states.verify(state, context) as never);
  const server = createServer(session, { ...parts, states: { ...parts.states, verify } });
  registerTools(server);
  registerAsking(server);
  registerResources(server);
  registerPrompts(server);
  return server;
};

function registerTools(server: McpServer): void {
  const simple = (name: string, answer: Awaited<ReturnType<typeof said>> | object) =>
    server.registerTool(name, { description }, async () => answer as ReturnType<typeof said>);
  const embedded = { uri: 'test://embedded-resource', mimeType: 'text/plain', text: 'Embedded.' };
  const mixed = { uri: 'test://mixed-content-resource', mimeType: JSON_TYPE, text: '{"a":1}' };
  simple('test_simple_text', said('This is a simple text response for testing.'));
  simple('test_image_content', { content: [image] });
  simple('test_audio_content', {
    content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }],
  });
  simple('test_embedded_resource', { content: [{ type: 'resource', resource: embedded }] });
  simple('test_multiple_content_types', {
    content: [text('Several:'), image, { type: 'resource', resource: mixed }],
  });
  simple('test_logging_tool', said('Nothing is logged.'));
  server.registerTool('test_error_handling', { description }, async () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
  server.registerTool('test_tool_with_progress', { description }, async ({ mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken;
    for (const progress of progressToken === undefined ? [] : [0, 50, 100]) {
      await mcpReq.notify({
        method: 'notifications/progress',
        params: { progressToken, progress, total: 100 },
      });
    }
    return said('Done.');
  });
  asking(server, 'test_missing_capability', { greeting: sampling('Generate a greeting') });
}

function registerAsking(server: McpServer): void {
  const name = form('name', 'string', 'What is your name?');
  const roots = inputRequired.listRoots();
  const ok = { confirm: form('ok', 'boolean', 'Please confirm') };
  asking(server, 'test_input_required_result_elicitation', { user_name: name });
  asking(server, 'test_streaming_elicitation', { user_name: name });
  asking(server, 'test_input_required_result_sampling', {
    capital_question: sampling('What is the capital of France?'),
  });
  asking(server, 'test_input_required_result_list_roots', { client_roots: roots });
  asking(server, 'test_input_required_result_request_state', ok, true);
  asking(server, 'test_input_required_result_tampered_state', ok, true);
  asking(
    server,
    'test_input_required_result_multiple_inputs',
    { user_name: name, greeting: sampling('Generate a greeting'), client_roots: roots },
    true,
  );
  server.registerTool(
    'test_input_required_result_capabilities',
    { description },
    async (context) => {
      const can = capabilitiesOf(context);
      const inputRequests = {
        ...(can['elicitation'] ? { user_name: name } : {}),
        ...(can['sampling'] ? { greeting: sampling('Generate a greeting') } : {}),
      };
      if (Object.keys(responses(context)).length > 0) return said('Done.');
      return Object.keys(inputRequests).length > 0
        ? inputRequired({ inputRequests })
        : said('None.');
    },
  );
  server.registerTool(
    'test_input_required_result_multi_round',
    { description },
    async (context) => {
      const round = context.mcpReq.requestState<{ round: number }>()?.round ?? 0;
      if (round === 2 && responses(context)['step2']) return said('Done.');
      const next = round >= 1 && responses(context)['step1'] ? 2 : Math.max(round, 1);
      const question =
        next === 2
          ? { step2: form('color', 'string', 'Step 2: What is your favorite color?') }
          : { step1: form('name', 'string', 'Step 1: What is your name?') };
      const requestState = await states.mint({ round: next }, context);
      return inputRequired({ inputRequests: question, requestState });
    },
  );
}

function registerResources(server: McpServer): void {
  server.registerResource('text', 'test://static-text', {}, async ({ href: uri }) => ({
    contents: [{ uri, mimeType: 'text/plain', text: 'The content of the static text resource.' }],
  }));
  server.registerResource('binary', 'test://static-binary', {}, async ({ href: uri }) => ({
    contents: [{ uri, mimeType: 'image/png', blob: PNG }],
  }));
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  server.registerResource('template', template, {}, async ({ href: uri }, { id }) => ({
    contents: [{ uri, mimeType: JSON_TYPE, text: JSON.stringify({ id, templateTest: true }) }],
  }));
}

function registerPrompts(server: McpServer): void {
  const user = <Content>(content: Content) => ({ role: 'user' as const, content });
  server.registerPrompt('test_simple_prompt', { description }, () => ({
    messages: [user(text('This is a simple prompt for testing.'))],
  }));
  server.registerPrompt(
    'test_prompt_with_arguments',
    {
      description,
      argsSchema: z.object({ arg1: completable(z.string(), cities), arg2: z.string() }),
    },
    ({ arg1, arg2 }) => ({ messages: [user(text(`arg1='${arg1}', arg2='${arg2}'`))] }),
  );
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description, argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri: uri }) => ({
      messages: [
        user({
          type: 'resource' as const,
          resource: { uri, mimeType: 'text/plain', text: 'Embedded.' },
        }),
      ],
    }),
  );
  server.registerPrompt('test_prompt_with_image', { description }, () => ({
    messages: [user(image)],
  }));
  server.registerPrompt('test_input_required_result_prompt', { description }, (context) =>
    responses(context)['user_context']
      ? { messages: [user(text('With context.'))] }
      : inputRequired({
          inputRequests: {
            user_context: form('context', 'string', 'What context should the prompt use?'),
          },
        }),
  );
}
