import { z } from 'zod';
import { API_REQUESTS_PER_MINUTE, type ApiScope } from '#src/modules/api-access/domain/scope.ts';
import {
  answersRequestShape,
  callOffListShape,
  callOffRequestShape,
  callOffShape,
  contractListShape,
  contractShape,
  demandListShape,
  demandShape,
  problemShape,
} from '#src/modules/api-access/exchange/schema.ts';

type Json = Record<string, unknown>;

const SHAPES = [
  contractListShape,
  callOffListShape,
  demandListShape,
  contractShape,
  callOffShape,
  demandShape,
  callOffRequestShape,
  answersRequestShape,
  problemShape,
];

/** The shapes of requests and answers as JSON Schema, each once, under its own name. */
function schemas(): Json {
  const all: Json = {};
  // As read, not as written: an answer may gain fields without breaking who validates it.
  for (const shape of SHAPES) Object.assign(all, z.toJSONSchema(shape, { io: 'input' }).$defs);
  return JSON.parse(JSON.stringify(all).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string): Json => ({ 'application/json': { schema: ref(name) } });

const LIMIT_HEADERS: Json = Object.fromEntries(
  ['Limit', 'Remaining', 'Reset'].map((name) => [
    `RateLimit-${name}`,
    { $ref: `#/components/headers/RateLimit-${name}` },
  ]),
);

const DENIED = { 400: 'BadRequest', 401: 'Unauthorized', 403: 'Forbidden', 429: 'TooManyRequests', 500: 'ServerError' };
const ABSENT = { 404: 'NotFound' };
const REFUSED = { 409: 'Conflict', 413: 'TooLarge', 415: 'UnsupportedMediaType', 422: 'Refused' };

function problems(names: Readonly<Record<number, string>>): Json {
  return Object.fromEntries(
    Object.entries(names).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
}

interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly scope: ApiScope;
  readonly description?: string;
  readonly answer: readonly [status: 200 | 201, shape: string, description: string];
  readonly parameters?: readonly string[];
  readonly body?: string;
}

function operation({ id, summary, scope, description, answer, parameters = [], body }: Operation): Json {
  const [status, shape, said] = answer;
  const headers = {
    ...LIMIT_HEADERS,
    ...(status === 201 ? { Location: { schema: { type: 'string', format: 'uri' } } } : {}),
  };
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags: [id.replace(/^(list|get|request|send)/, '').replace(/s?$/, '')],
    security: [{ token: [] }],
    'x-scope': scope,
    parameters: [...parameters, ...(body ? ['IdempotencyKey'] : [])].map((name) => ({
      $ref: `#/components/parameters/${name}`,
    })),
    ...(body ? { requestBody: { required: true, content: json(body) } } : {}),
    responses: {
      [status]: { description: said, headers, content: json(shape) },
      ...problems(DENIED),
      ...(parameters.includes('Id') || body ? problems(ABSENT) : {}),
      ...(body ? problems(REFUSED) : {}),
    },
  };
}

const PAGED = ['Cursor', 'Limit'] as const;

function paths(): Json {
  return {
    '/': {
      get: {
        operationId: 'index',
        summary: 'Where everything is',
        tags: ['Index'],
        security: [],
        responses: { 200: { description: 'Links', content: { 'application/json': { schema: { type: 'object' } } } } },
      },
    },
    '/demand': {
      get: operation({
        id: 'listDemand',
        summary: 'Demand surveys that wait for the organisation',
        scope: 'demand:read',
        answer: [200, 'DemandList', 'Open surveys with questions and own answers, the most urgent first.'],
      }),
    },
    '/demand/{id}': {
      get: operation({
        id: 'getDemand',
        summary: 'One open demand survey',
        scope: 'demand:read',
        parameters: ['Id'],
        answer: [200, 'Demand', 'The survey.'],
      }),
    },
    '/demand/{id}/answers': {
      post: operation({
        id: 'sendDemand',
        summary: 'Report the organisation’s demand',
        description:
          'Replaces the whole answer; questions that are left out are answered with nothing. Until the survey ends an answer is ' +
          'corrected by sending again. Binding confirmation by two persons stays in the portal.',
        scope: 'demand:write',
        parameters: ['Id'],
        body: 'Answers',
        answer: [200, 'Demand', 'The survey with the answer as it is stored.'],
      }),
    },
    '/call-offs': {
      get: operation({
        id: 'listCallOffs',
        summary: 'Call-offs of the organisation and from contracts it concluded',
        scope: 'call-offs:read',
        parameters: PAGED,
        answer: [200, 'CallOffList', 'The oldest first; links.next leads on.'],
      }),
      post: operation({
        id: 'requestCallOff',
        summary: 'Ask for a call-off',
        description:
          'Reserves the volume at once; a second person of the organisation decides about the budget in the portal. More than is ' +
          'left is refused with 422, and nothing is reserved.',
        scope: 'call-offs:write',
        body: 'CallOffRequest',
        answer: [201, 'CallOff', 'The call-off as requested.'],
      }),
    },
    '/call-offs/{id}': {
      get: operation({
        id: 'getCallOff',
        summary: 'One call-off as it stands',
        scope: 'call-offs:read',
        parameters: ['Id'],
        answer: [200, 'CallOff', 'The call-off.'],
      }),
    },
    '/contracts': {
      get: operation({
        id: 'listContracts',
        summary: 'Contracts the organisation concluded or may call from',
        scope: 'contracts:read',
        parameters: PAGED,
        answer: [200, 'ContractList', 'The oldest first; links.next leads on.'],
      }),
    },
    '/contracts/{id}': {
      get: operation({
        id: 'getContract',
        summary: 'One contract with what is left of it',
        scope: 'contracts:read',
        parameters: ['Id'],
        answer: [200, 'Contract', 'The contract.'],
      }),
    },
  };
}

const PROBLEMS: Readonly<Record<string, readonly [status: number, description: string]>> = {
  BadRequest: [400, 'Unreadable: no Idempotency-Key, no JSON, or a parameter that is none.'],
  Unauthorized: [401, 'No token, or one that is unknown, expired or revoked, or whose person has left or is locked.'],
  Forbidden: [403, 'The token, or the person it acts for, does not have this right.'],
  NotFound: [404, 'Nothing there for this organisation. What belongs to others does not exist for it.'],
  Conflict: [409, 'Changed by somebody else meanwhile: read it again.'],
  TooLarge: [413, 'More than 256 KB.'],
  UnsupportedMediaType: [415, 'Not sent as application/json.'],
  Refused: [
    422,
    'Fields that do not fit (`errors`), a rule that says no (`detail`, `source`), or an Idempotency-Key of another request.',
  ],
  TooManyRequests: [429, 'More requests than allowed; Retry-After says when to go on.'],
  ServerError: [500, 'A fault in the portal. With the same Idempotency-Key a request can be repeated safely.'],
};

const EXAMPLES: Readonly<Record<string, Json>> = {
  Refused: {
    type: 'about:blank',
    title: 'Nicht möglich',
    status: 422,
    detail:
      'Dieser Abruf überschreitet die Höchstmenge der Rahmenvereinbarung. Nichts wurde angefordert. Noch abrufbar: 8 Stück.',
    source: 'EuGH C-23/20',
    reference: 'k3J9sQ2mXw1a',
  },
};

function problemResponses(): Json {
  return Object.fromEntries(
    Object.entries(PROBLEMS).map(([name, [status, description]]) => [
      name,
      {
        description,
        ...(status === 429
          ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } } }
          : {}),
        content: {
          'application/problem+json': {
            schema: ref('Problem'),
            ...(EXAMPLES[name] ? { example: EXAMPLES[name] } : {}),
          },
        },
      },
    ]),
  );
}

/** The description of the interface (OpenAPI 3.1), made of the same shapes that read its requests. */
export function openApiDocument(publicUrl: string): Json {
  const whole = (description: string): Json => ({ description, schema: { type: 'integer' } });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Allmende: demand, call-offs and contracts',
      version: '1.0.0',
      description:
        'For an organisation’s own systems. A token is made in the portal (Verwaltung, Schnittstelle), acts for the person who ' +
        'made it with that person’s present rights narrowed by its own, and ends with their membership, its expiry or its ' +
        `revocation. ${API_REQUESTS_PER_MINUTE} requests a minute and token. Amounts are integer euro cents, net.`,
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths: paths(),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'allmende_…' } },
      parameters: {
        Id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
        Cursor: { name: 'cursor', in: 'query', description: 'From links.next.', schema: { type: 'string' } },
        Limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description:
            'A UUID made for this request. Sent again with the same key, it changes nothing twice and is answered as the first ' +
            'time; another request under the same key is refused.',
          schema: { type: 'string', format: 'uuid' },
          example: '0b8f3c1e-5d7a-4c39-9a51-2f6f5d0c7e11',
        },
      },
      headers: {
        'RateLimit-Limit': whole('Requests a minute.'),
        'RateLimit-Remaining': whole('Requests left in this minute.'),
        'RateLimit-Reset': whole('Seconds until all are there again.'),
      },
      responses: problemResponses(),
      schemas: schemas(),
    },
  };
}
