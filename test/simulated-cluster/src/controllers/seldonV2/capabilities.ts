import type { KubeObject } from '../../json/KubeObject';
import { listAt, textAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import { SERVER_CONFIGS } from './resources';

/** What Seldon's own configurations can load; those lie beside the operator, not in namespaces. */
const INSTALLED: Readonly<Record<string, string>> = {
  mlserver:
    'mlserver,alibi-detect,alibi-explain,huggingface,lightgbm,mlflow,python,sklearn,spark-mlib,xgboost',
  triton: 'triton,dali,fil,onnx,openvino,python,pytorch,tensorflow,tensorrt',
};

/** A Server's own stand for those of its configuration; extra ones come to them. */
export function capabilitiesOf(
  client: ClusterClient,
  server: KubeObject,
): unknown[] {
  const own = listAt(server, 'spec', 'capabilities');
  return own.length > 0
    ? own
    : [
        ...configured(client, server),
        ...listAt(server, 'spec', 'extraCapabilities'),
      ];
}

function configured(client: ClusterClient, server: KubeObject): string[] {
  const name = textAt(server, 'spec', 'serverConfig') ?? '';
  const config = client.get(SERVER_CONFIGS, server.metadata.namespace, name);
  const [variable] = listAt(config, 'spec', 'podSpec', 'containers')
    .flatMap(container => listAt(container, 'env'))
    .filter(env => textAt(env, 'name') === 'SELDON_SERVER_CAPABILITIES');
  const text =
    textAt(variable, 'value') ??
    (Object.hasOwn(INSTALLED, name) ? INSTALLED[name] : undefined);
  return text?.split(',') ?? [];
}
