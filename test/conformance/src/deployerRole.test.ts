import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  APPLICABLE_KINDS,
  applyManifests,
  createKubeClient,
  fixedCredential,
} from '@modeldeck/plugin-model-serving-node';
import {
  allResources,
  type SeenRequest,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import { parse } from 'yaml';

const ROLE = join(__dirname, '../../../docs/rbac/deployer.yaml');
const NAMESPACE = 'models';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

function documentedRights(): string[] {
  const { rules } = parse(readFileSync(ROLE, 'utf8')) as { rules: Rule[] };
  return rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap(group =>
      resources.flatMap(resource =>
        verbs.map(verb => `${verb} ${group}/${resource}`),
      ),
    ),
  );
}

/** As all of these kinds have it. */
function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`.replace(/ys$/, 'ies');
}

const PATH =
  /^\/apis?(?:\/([^/]+))?\/v[^/]+\/namespaces\/[^/]+\/([^/]+)\/[^/]+$/;

function rightsFor({ method, path }: SeenRequest): string[] {
  const [, group = '', resource] = PATH.exec(path) ?? [];
  // What is patched is not there yet.
  const verbs = method === 'GET' ? ['get'] : ['create', method.toLowerCase()];
  return resource === undefined
    ? []
    : verbs.map(verb => `${verb} ${group}/${resource}`);
}

describe('the documented role of those who deploy', () => {
  it('names every kind that is applied, and only those', () => {
    const needed = APPLICABLE_KINDS.flatMap(({ group, kind }) =>
      ['get', 'create', 'patch'].map(
        verb => `${verb} ${group}/${pluralOf(kind)}`,
      ),
    );
    expect(documentedRights().sort()).toEqual(needed.sort());
  });

  it('allows every call that applying them makes, and no call is missing', async () => {
    const cluster = await SimulatedCluster.start();
    await cluster.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    ]);
    const client = createKubeClient({
      name: cluster.name,
      server: cluster.url,
      namespace: NAMESPACE,
      tls: { ca: cluster.certificateAuthority, skipVerify: false },
      credentials: fixedCredential({
        authorization: `Bearer ${cluster.token()}`,
      }),
    });
    const served = APPLICABLE_KINDS.flatMap(({ group, kind }) =>
      allResources.filter(
        resource => resource.group === group && resource.kind === kind,
      ),
    );
    const documents = served.map(({ group, versions: [version], kind }) => ({
      apiVersion: group === '' ? version : `${group}/${version}`,
      kind,
      metadata: { name: 'a' },
      ...(kind === 'Deployment' && {
        spec: {
          selector: { matchLabels: { a: 'b' } },
          template: { metadata: { labels: { a: 'b' } } },
        },
      }),
    }));
    await applyManifests({ client, namespace: NAMESPACE, documents });
    client.close();
    const used = new Set(cluster.requests.flatMap(rightsFor));
    await cluster.stop();
    expect(documentedRights()).toEqual(expect.arrayContaining([...used]));
    expect(used.size).toBe(3 * served.length);
    expect(served.length).toBeGreaterThan(10);
  });
});
