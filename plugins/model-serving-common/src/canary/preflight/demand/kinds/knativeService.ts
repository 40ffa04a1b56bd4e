import type { DemandKind } from '../DemandKind';
import { knativeScale } from '../knativeScale';
import { podTemplate } from '../podTemplate';
import { valueAt } from '../valueAt';

/** Each change of the template is a revision of its own. */
export const knativeService: DemandKind = {
  group: 'serving.knative.dev',
  kind: 'Service',
  read(object) {
    const template = valueAt(object, 'spec', 'template');
    return [
      {
        title: 'pods',
        ...podTemplate(template),
        replicas: knativeScale(template),
        update: 'beside',
      },
    ];
  },
};
