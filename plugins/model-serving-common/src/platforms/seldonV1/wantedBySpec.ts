import { type Known, unknown } from '../../model/known';
import type { ModelService } from '../../model/types';
import { sumKnown } from './partFields';
import type { ComponentSpec, Predictor } from './predictor';
import type { SeldonDeployment } from './seldonDeployment';

type Scaling = ModelService['scaling'];

/** A predictor without componentSpecs gets one Deployment for its pre-packaged server. */
function componentsOf({ components }: Predictor): ComponentSpec[] {
  return components.length > 0
    ? components
    : [{ containers: [], replicas: undefined, autoscaler: undefined }];
}

/** Pods that the spec asks for, the more specific field first (seldondeployment_controller.go). */
export function wantedBySpec(
  predictor: Predictor,
  deployment: SeldonDeployment,
): Known<number> {
  return sumKnown(
    componentsOf(predictor).map(component =>
      component.autoscaler
        ? unknown(`its ${component.autoscaler.kind} autoscaler decides`)
        : fixedReplicas(component, predictor, deployment),
    ),
  );
}

/** Bounds over all predictors, which keep their pods whatever traffic they get. */
export function scalingBounds(deployment: SeldonDeployment): Scaling {
  const all = deployment.predictors.flatMap(predictor =>
    componentsOf(predictor).map(component => {
      const { autoscaler } = component;
      const fixed = fixedReplicas(component, predictor, deployment);
      return {
        min: autoscaler?.min ?? fixed,
        max: autoscaler
          ? autoscaler.max ?? unknown('its hpaSpec names no maxReplicas')
          : fixed,
      };
    }),
  );
  return {
    min: sumKnown(all.map(({ min }) => min)),
    max: sumKnown(all.map(({ max }) => max)),
  };
}

function fixedReplicas(
  component: ComponentSpec,
  predictor: Predictor,
  deployment: SeldonDeployment,
): number {
  return component.replicas ?? predictor.replicas ?? deployment.replicas ?? 1;
}
