import type { ProblemCode } from '@finally/contract';
import { Ajv2020 as Ajv, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { PROBLEMS_OF_ANY_CALL } from '../../src/http/problems.ts';
import type { Answer } from '../support/server/test-server.ts';
import type { Case, Description, Operation } from './operations.ts';

/** Codes of 503 that tell of a state which these requests can bring about. */
const EXPECTED_503 = new Set(['price_unavailable', 'price_stale', 'assistant_busy']);

const faults = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join(', ');

/** Holds answers against the description of the API. */
export class Judge {
  readonly #ajv: Ajv;
  readonly #validators = new Map<object, ValidateFunction>();

  constructor(description: Description) {
    this.#ajv = new Ajv({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv) => void)(this.#ajv);
    this.#ajv.addSchema({ ...description, $id: 'api' } as object);
  }

  /** What is wrong with an answer; undefined if nothing is. */
  fault({ operation }: Case, { status, headers, text, body }: Answer): string | undefined {
    const { code } = (body ?? {}) as { code?: ProblemCode };
    if (status >= 500 && !(status === 503 && EXPECTED_503.has(code ?? ''))) {
      return `answered ${status}: ${text.slice(0, 200)}`;
    }
    if (status < 200) return `answered ${status}`;
    const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (status >= 400 && type !== 'application/problem+json') return `a failure is of type ${type}`;
    if (status >= 400 && code && !mayRefuseWith(operation, code)) {
      return `does not say that it refuses with ${code}`;
    }
    const schema = schemaOf(operation, status, type);
    if (schema === 'undescribed') return `${status} of type "${type}" is not described`;
    if (schema === undefined) return text === '' ? undefined : 'an answer without content has some';
    if (type === 'text/csv') return undefined;
    const validate = this.#validatorOf(schema);
    return validate(body) ? undefined : `does not fit its schema: ${faults(validate.errors)}`;
  }

  #validatorOf(schema: object): ValidateFunction {
    let validate = this.#validators.get(schema);
    if (!validate) {
      // References lead into the description, of which this is a part.
      const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
      validate = this.#ajv.compile(JSON.parse(text) as object);
      this.#validators.set(schema, validate);
    }
    return validate;
  }
}

const mayRefuseWith = ({ problems }: Operation, code: ProblemCode): boolean =>
  PROBLEMS_OF_ANY_CALL.has(code) || problems.includes(code);

function schemaOf(
  { responses }: Operation,
  status: number,
  type: string,
): object | 'undescribed' | undefined {
  const response = responses[status] ?? responses['default'];
  if (!response) return 'undescribed';
  if (!response.content || status === 204) return undefined;
  // The framework describes a problem as JSON.
  const content = response.content[type] ?? (status >= 400 && response.content['application/json']);
  return content ? content.schema : 'undescribed';
}
