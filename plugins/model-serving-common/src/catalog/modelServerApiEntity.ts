import { httpUrl } from '../kubernetes/httpUrl';
import { known } from '../model/known';
import type { ModelService } from '../model/types';
import type { InferenceApiEntity, ModelServerApiEntity } from './entityTypes';

/** How model servers are called where an API says what it speaks. */
const SERVER_TYPES: Readonly<Record<string, string>> = { openai: 'openai-v1' };

/**
 * An API as the type `ai-model-server`, which is proposed and not released
 * (backstage/backstage#34476): with the address, and the definition for those who validate it as
 * any other API. Undefined while no address is known, since the type needs one.
 *
 * @public
 */
export function modelServerApiEntity(
  api: InferenceApiEntity,
  { endpoints, runtime }: Pick<ModelService, 'endpoints' | 'runtime'>,
): ModelServerApiEntity | undefined {
  const protocol = known(runtime.protocol);
  const endpoint =
    endpoints.find(({ reach }) => reach === 'external') ?? endpoints[0];
  const url = httpUrl(endpoint?.url ?? '');
  return url && protocol
    ? {
        ...api,
        spec: {
          ...api.spec,
          type: 'ai-model-server',
          serverType: SERVER_TYPES[protocol] ?? protocol,
          serverUrl: url.href,
        },
      }
    : undefined;
}
