import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, ResponseError } from '@backstage/errors';
import type {
  GpuFit,
  GpuFitRequest,
  PreflightReport,
} from '@modeldeck/plugin-model-serving-common';

/** On whose behalf the backend is asked: it tells nobody more than they may see. */
export interface Caller {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/** Documents of one service, as they are to be applied. */
export interface PreflightRequest {
  cluster: string;
  namespace: string;
  documents: readonly unknown[];
}

const PLUGIN = 'model-serving';

/**
 * The REST API of the backend plugin `model-serving`, as far as templates need it. What it refuses
 * is thrown with its reason.
 */
export class ModelServingBackend {
  constructor(
    private readonly services: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  fit(request: GpuFitRequest, caller: Caller): Promise<GpuFit> {
    return this.post('/gpu/fit', request, caller, 'ask whether the pods fit');
  }

  preflight(
    request: PreflightRequest,
    caller: Caller,
  ): Promise<PreflightReport> {
    return this.post('/preflight', request, caller, 'check the manifests');
  }

  private async post<T>(
    path: string,
    body: object,
    { credentials, signal }: Caller,
    what: string,
  ): Promise<T> {
    const { auth, discovery } = this.services;
    try {
      const baseUrl = await discovery.getBaseUrl(PLUGIN);
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: PLUGIN,
      });
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
        signal,
      });
      if (!response.ok) {
        throw (await ResponseError.fromResponse(response)).cause;
      }
      return (await response.json()) as T;
    } catch (error) {
      throw new ForwardedError(`Cannot ${what}`, error);
    }
  }
}
