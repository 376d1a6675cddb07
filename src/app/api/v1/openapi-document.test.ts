import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_SCOPES } from '#src/modules/api-access/domain/scope.ts';
import { openApiDocument } from './openapi-document.ts';

const document = JSON.parse(JSON.stringify(openApiDocument('https://allmende.example')));
type Json = Record<string, unknown>;
const schemas = document.components.schemas as Record<string, Json>;

function every(value: unknown, visit: (node: Json) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json);
  for (const entry of Object.values(value)) every(entry, visit);
}

function resolve(pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, name) => (node as Json | undefined)?.[name], document);
}

/** What OpenAPI 3.1 demands of the parts the description uses. */
const reference = z.strictObject({ $ref: z.string().startsWith('#/components/') });
const media = z.record(z.string(), z.strictObject({ schema: z.looseObject({}), example: z.unknown().optional() }));
const response = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), z.looseObject({})).optional(),
  content: media.optional(),
});
const operation = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().optional(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-scope': z.enum(API_SCOPES).optional(),
  parameters: z.array(reference).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: media }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.union([reference, response])),
});
const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  schema: z.looseObject({}),
});
const openApi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({ get: operation.optional(), post: operation.optional() }),
  ),
  components: z.strictObject({
    securitySchemes: z.looseObject({}),
    parameters: z.record(z.string(), parameter),
    headers: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })),
    responses: z.record(z.string(), response),
    schemas: z.record(z.string().regex(/^[A-Za-z]+$/), z.looseObject({})),
  }),
});

describe('the description of the interface', () => {
  it('is OpenAPI 3.1', () => {
    expect(openApi.safeParse(document).error?.issues ?? []).toEqual([]);
    const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that is not there', () => {
    every(document, ({ $ref }) => {
      if (typeof $ref === 'string') expect(resolve($ref), $ref).toBeDefined();
    });
  });

  it('has schemas that validate their own examples', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'document', components: { schemas } });
    for (const [name, schema] of Object.entries(schemas)) {
      const validate = ajv.getSchema(`document#/components/schemas/${name}`);
      expect(validate, name).toBeTypeOf('function');
      for (const example of (schema.examples as unknown[] | undefined) ?? []) {
        expect(validate?.(example), `${name}: ${JSON.stringify(validate?.errors)}`).toBe(true);
      }
    }
    const problem = ajv.getSchema('document#/components/schemas/Problem');
    every(document.components.responses, ({ example }) => {
      if (example !== undefined) expect(problem?.(example)).toBe(true);
    });
  });

  it('names exactly the addresses and methods there are', () => {
    const root = import.meta.dirname;
    const routes = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('route.ts') && !path.includes('[...path]') && !path.includes('openapi.json'))
      .flatMap((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        const address = `/${path
          .replace(/\/?route\.ts$/, '')
          .replaceAll('[', '{')
          .replaceAll(']', '}')}`;
        return ['GET', 'POST']
          .filter(
            (method) => text.includes(`export const ${method} = apiRoute`) || text.includes(`function ${method}(`),
          )
          .map((method) => `${method} ${address}`);
      });
    const described = Object.entries(document.paths as Record<string, Json>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(existsSync(join(root, '[...path]/route.ts'))).toBe(true);
    expect(described.sort()).toEqual(routes.sort());
  });

  it('asks of every request that changes something for a key, and tells of every problem it can answer with', () => {
    for (const methods of Object.values(document.paths as Record<string, Record<string, Json>>)) {
      const { post } = methods;
      if (!post) continue;
      expect(post.parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
      expect(Object.keys(post.responses as Json)).toEqual(
        expect.arrayContaining(['400', '401', '403', '409', '413', '415', '422', '429', '500']),
      );
    }
  });
});
