import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, ResponseError } from '@backstage/errors';
import {
  type ApplyReport,
  type ApplyRequest,
  type ExecuteRequest,
  type ExecutionOutcome,
  type GpuFit,
  type GpuFitRequest,
  type ModelService,
  plainText,
  type PlanOutcome,
  type PlanRequest,
  type PreflightReport,
  type RegistryModel,
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

/** A plan that is another one by now is an answer, with a status that proxies understand. */
function isChanged(status: number, body: unknown): boolean {
  const { state } = (body ?? {}) as { state?: unknown };
  return status === 409 && state === 'changed';
}

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

  /** Puts documents of one service into a cluster; in a dry run the cluster only judges them. */
  apply(
    request: PreflightRequest & Pick<ApplyRequest, 'dryRun' | 'acceptMissing'>,
    caller: Caller,
  ): Promise<ApplyReport> {
    return this.post('/apply', request, caller, 'apply the manifests');
  }

  /** A service as it is now. */
  service(id: string, caller: Caller): Promise<ModelService> {
    const path = `/services/${encodeURIComponent(id)}`;
    return this.send(path, caller, `read the service ${plainText(id)}`);
  }

  /** What would be written for an action on a service, or why nothing. */
  plan(id: string, request: PlanRequest, caller: Caller): Promise<PlanOutcome> {
    const path = `/services/${encodeURIComponent(id)}/plan`;
    return this.post(path, { request }, caller, `plan for ${plainText(id)}`);
  }

  /** Writes a plan, if it is still the one that it was. */
  execute(
    id: string,
    body: ExecuteRequest,
    caller: Caller,
  ): Promise<ExecutionOutcome> {
    const path = `/services/${encodeURIComponent(id)}/execute`;
    return this.post(path, body, caller, `change ${plainText(id)}`, isChanged);
  }

  registryModel(uri: string, caller: Caller): Promise<RegistryModel> {
    const query = new URLSearchParams({ uri });
    const what = `find the model ${plainText(uri)}`;
    return this.send(`/registry/model?${query}`, caller, what);
  }

  private post<T>(
    path: string,
    body: object,
    caller: Caller,
    what: string,
    isAnswer?: (status: number, body: unknown) => boolean,
  ): Promise<T> {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    return this.send(path, caller, what, { ...init, isAnswer });
  }

  private async send<T>(
    path: string,
    { credentials, signal }: Caller,
    what: string,
    {
      isAnswer = () => false,
      ...init
    }: {
      method?: string;
      headers?: object;
      body?: string;
      /** of a status that is none of success */
      isAnswer?: (status: number, body: unknown) => boolean;
    } = {},
  ): Promise<T> {
    const { auth, discovery } = this.services;
    try {
      const baseUrl = await discovery.getBaseUrl(PLUGIN);
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: PLUGIN,
      });
      const response = await fetch(`${baseUrl}${path}`, {
        ...init,
        headers: { ...init.headers, Authorization: `Bearer ${token}` },
        signal,
      });
      const whole = response.clone();
      // Not response.json(): templates take no arrays of another realm, and fetch may be of one.
      const answer = () => response.text().then(text => JSON.parse(text) as T);
      if (response.ok) {
        return await answer();
      }
      const refused = await answer().catch(() => undefined);
      if (refused !== undefined && isAnswer(response.status, refused)) {
        return refused;
      }
      throw (await ResponseError.fromResponse(whole)).cause;
    } catch (error) {
      throw new ForwardedError(`Cannot ${what}`, error);
    }
  }
}
