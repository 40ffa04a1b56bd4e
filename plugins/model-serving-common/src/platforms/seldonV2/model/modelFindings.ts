import { malformedFields } from '../../../diagnosis/malformedFields';
import { diagnosePods } from '../../../diagnosis/podRules';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { modelNotLoaded } from '../rules/modelNotLoaded';
import { scheduleFailed } from '../rules/scheduleFailed';
import { podsOfServer } from '../server/serverComponent';
import { type SeldonModel, serverOf } from './seldonModel';

/** What keeps a model from being served: its Server's pods know causes, its state what follows. */
export function modelFindings(
  model: SeldonModel,
  objects: NamespaceObjects,
): Finding[] {
  const server = serverOf(model);
  return [
    ...(server === undefined
      ? []
      : diagnosePods(podsOfServer(server, objects))),
    ...[
      scheduleFailed(model, objects),
      modelNotLoaded(model),
      malformedFields(model),
    ].filter(finding => finding !== undefined),
  ];
}
