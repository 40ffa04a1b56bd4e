import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import { isUnknown } from '../../../model/known';
import type { Finding } from '../../../model/types';
import { byName } from '../../../kubernetes/byName';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { type SeldonModel, wantedReplicas } from '../model/seldonModel';
import { stateOf } from '../seldonReadiness';
import { capabilitiesOf } from '../server/capabilities';
import { type SeldonServer, SERVERS } from '../server/seldonServer';

const MOST_SERVERS = 4;

/**
 * No Server takes the model: none has all capabilities, or those that have them lack memory or
 * replicas. Replicas that were loaded before keep serving (docs: scheduling).
 */
export function scheduleFailed(
  model: SeldonModel,
  objects: NamespaceObjects,
): Finding | undefined {
  const reported = condition(model.conditions, 'ModelReady');
  if (stateOf(reported ? [reported] : []) !== 'ScheduleFailed') {
    return undefined;
  }
  const fits = fitsOf(model, objects);
  return findingAbout(model, {
    rule: 'model-schedule-failed',
    severity: 'error',
    cause: `no Server takes Model "${model.metadata.name}": ${whyNot(
      model,
      fits,
      objects,
    )}`,
    evidence: [
      {
        source: 'condition',
        detail: `ModelReady=False ScheduleFailed: ${quote(
          reported?.reason ?? '',
        )}`,
      },
      ...fits
        .slice(0, MOST_SERVERS)
        .map(fit => ({ source: 'field' as const, detail: detailOf(fit) })),
    ],
    fix: `compare spec.requirements, memory and replicas with the Servers: ${kubectlCommand(
      model,
      'get',
      'servers.mlops.seldon.io',
    )}`,
  });
}

/** How a Server compares with what a model requires. */
interface Fit {
  server: SeldonServer;
  /** capabilities that it lacks; undefined where its own are not known */
  lacking: string[] | undefined;
}

function fitsOf(model: SeldonModel, objects: NamespaceObjects): Fit[] {
  return byName(objects.list(SERVERS))
    .filter(
      ({ metadata }) =>
        model.pinnedServer === undefined ||
        metadata.name === model.pinnedServer,
    )
    .map(server => {
      const capabilities = capabilitiesOf(server, objects);
      return {
        server,
        lacking: isUnknown(capabilities)
          ? undefined
          : model.requirements.filter(name => !capabilities.includes(name)),
      };
    });
}

function whyNot(
  model: SeldonModel,
  fits: readonly Fit[],
  objects: NamespaceObjects,
): string {
  const hidden = objects.cannotTell(SERVERS);
  if (hidden !== undefined) {
    return `which Servers there are cannot be told (${hidden})`;
  }
  if (fits.length === 0) {
    return model.pinnedServer === undefined
      ? 'there is no Server in its namespace'
      : `it asks for Server "${model.pinnedServer}", which does not exist`;
  }
  const able = fits.filter(({ lacking }) => lacking?.length === 0);
  if (able.length > 0) {
    const names = able.map(({ server }) => server.metadata.name).join(', ');
    return `${names} can load it, but not with ${needsOf(model)}`;
  }
  return fits.some(({ lacking }) => lacking === undefined)
    ? 'what some of the Servers can load is not known'
    : `none can load all of ${model.requirements.join(', ')}`;
}

function needsOf(model: SeldonModel): string {
  const { memory } = model;
  const replicas = wantedReplicas(model);
  const wanted = `${replicas} ${replicas === 1 ? 'replica' : 'replicas'}`;
  return memory === undefined ? wanted : `${wanted} of ${memory} memory`;
}

function detailOf({ server, lacking }: Fit): string {
  const title = `Server/${server.metadata.name}, ${server.replicas} replicas`;
  if (lacking === undefined) {
    return `${title}: capabilities not known`;
  }
  return lacking.length === 0
    ? `${title}: has all capabilities`
    : `${title}: lacks ${lacking.join(', ')}`;
}
