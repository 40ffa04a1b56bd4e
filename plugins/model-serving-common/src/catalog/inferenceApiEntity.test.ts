import { unknown } from '../model/known';
import type { ModelService } from '../model/types';
import { DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import { inferenceApiEntity } from './inferenceApiEntity';
import { service } from './testing/service';

const URL = 'https://models.example/openapi.json';

function speaking(protocol: string, overrides: Partial<ModelService> = {}) {
  const runtime = { name: unknown('test'), protocol };
  return service({ runtime, ...overrides });
}

interface Operation {
  parameters?: Array<{ name: string; schema: object }>;
  requestBody?: { content: object };
  responses: object;
}

interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

function definitionOf(protocol: string): OpenApiDocument {
  const { definition } = inferenceApiEntity(speaking(protocol))!.spec;
  return JSON.parse(definition as string);
}

describe('inferenceApiEntity', () => {
  it('has the name and the owner of the service that provides it', () => {
    expect(inferenceApiEntity(speaking('v2'))).toMatchObject({
      kind: 'API',
      metadata: {
        name: 'prod.fraud-team.inferenceservice.fraud',
        title: 'fraud',
        annotations: {
          'modeldeck.io/service-id': 'prod/fraud-team/inferenceservice/fraud',
        },
        tags: ['kserve', 'v2'],
      },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'team-fraud',
        system: 'payments',
      },
    });
  });

  it.each([
    ['v1', '/v1/models/{model}:predict'],
    ['v2', '/v2/models/{model}/infer'],
    ['openai', '/v1/chat/completions'],
    ['seldon', '/api/v1.0/predictions'],
    ['tensorflow', '/v1/models/{model}:predict'],
  ])('defines the protocol %s in OpenAPI', (protocol, path) => {
    const document = definitionOf(protocol);
    expect(document.openapi).toMatch(/^3\.0\./);
    expect(document.paths[path]?.post?.requestBody?.content).toHaveProperty([
      'application/json',
      'schema',
    ]);
    for (const [route, methods] of Object.entries(document.paths)) {
      for (const { parameters = [], responses } of Object.values(methods)) {
        const named = parameters.map(({ name }) => name);
        expect(named).toEqual(
          [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        );
        expect(responses).toHaveProperty('200.description');
      }
    }
  });

  it('says which model a path is meant for', () => {
    const { paths } = definitionOf('v2');
    const infer = paths['/v2/models/{model}/infer']?.post;
    expect(infer?.parameters?.[0]?.schema).toEqual({
      type: 'string',
      default: 'fraud',
    });
  });

  it('defines gRPC as protobuf', () => {
    expect(inferenceApiEntity(speaking('grpc-v2'))?.spec).toMatchObject({
      type: 'grpc',
      definition: expect.stringContaining(
        'rpc ModelInfer(ModelInferRequest) returns (ModelInferResponse);',
      ),
    });
  });

  it.each([unknown('not named'), 'grpc-v1', 'novel', '__proto__'])(
    'is none for the protocol %j',
    protocol => {
      const runtime = { name: unknown('test'), protocol };
      expect(inferenceApiEntity(service({ runtime }))).toBeUndefined();
    },
  );

  it('does not change with the address or the health of the service', () => {
    const now = speaking('v2', {
      endpoints: [{ url: 'https://fraud.example', reach: 'external' }],
      health: { status: 'failed', reason: 'X', message: 'x' },
    });
    expect(inferenceApiEntity(now)).toEqual(inferenceApiEntity(speaking('v2')));
  });

  describe('of a service with a definition of its own', () => {
    const options = {
      ...DEFAULT_CATALOG_OPTIONS,
      openApiHosts: ['models.example'],
    };
    const named = (url: string) =>
      service({ annotations: { 'modeldeck.io/openapi-url': url } });

    it('is read from there, whatever the protocol', () => {
      expect(inferenceApiEntity(named(URL), options)?.spec).toMatchObject({
        type: 'openapi',
        definition: { $text: URL },
      });
    });

    it.each([
      'https://other.example/openapi.json',
      'https://models.example.evil.example/openapi.json',
      'https://models.example:8443/openapi.json',
      'http://models.example/openapi.json',
      'file:///etc/passwd',
    ])('is not read from %s', url => {
      expect(inferenceApiEntity(named(url), options)).toBeUndefined();
    });

    it('is read from nowhere unless the configuration lists the host', () => {
      expect(inferenceApiEntity(named(URL))).toBeUndefined();
    });
  });
});
