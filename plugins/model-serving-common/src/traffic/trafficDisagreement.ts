import { plainText } from '../kubernetes/plainText';
import { isUnknown } from '../model/known';
import type { Finding, ModelService, Revision } from '../model/types';

/** In percentage points: less is rounding, by us or by whoever wrote the weights. */
const TOLERANCE = 0.5;

interface Parting {
  name: string;
  declared: { percent: number; source: string };
  programmed: { percent: number; source: string };
}

/**
 * Where the route holds something else than the spec asks for. Shares that cannot be told
 * disagree with nothing.
 *
 * @public
 */
export function trafficDisagreement(
  service: Pick<ModelService, 'kind' | 'name' | 'revisions'>,
): Finding | undefined {
  const partings = service.revisions.flatMap(partingOf);
  const [first] = partings;
  if (!first) {
    return undefined;
  }
  const subject = plainText(`${service.kind}/${service.name}`);
  const said = partings
    .map(
      ({ name, declared, programmed }) =>
        `revision ${name} gets ${programmed.percent} %, not the ${declared.percent} % asked for`,
    )
    .join('; ');
  return {
    rule: 'traffic-disagreement',
    severity: 'warning',
    subject,
    cause: plainText(said),
    evidence: partings.flatMap(({ name, declared, programmed }) => [
      {
        source: 'field' as const,
        subject,
        detail: plainText(
          `${name}: ${declared.percent} % by ${declared.source}`,
        ),
      },
      {
        source: 'route' as const,
        subject,
        detail: plainText(
          `${name}: ${programmed.percent} % by ${programmed.source}`,
        ),
      },
    ]),
    fix: plainText(
      `requests follow ${first.programmed.source}, not ${first.declared.source}: find out why the two differ`,
    ),
  };
}

function partingOf({ name, traffic }: Revision): Parting[] {
  const { declared, programmed } = traffic;
  if (isUnknown(declared) || isUnknown(programmed)) {
    return [];
  }
  const apart = Math.abs(declared.percent - programmed.percent);
  return apart > TOLERANCE ? [{ name, declared, programmed }] : [];
}
