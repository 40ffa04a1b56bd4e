import type { Finding, ModelService } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { RolloutView } from '../RolloutView';

/** A failure that the service's health depends on. */
export type RolloutHealthRule = (
  view: RolloutView,
  objects: NamespaceObjects,
) => Finding | undefined;

/** A trap that the service is in. */
export type RolloutRule = (input: {
  view: RolloutView;
  service: ModelService;
  objects: NamespaceObjects;
}) => Finding | undefined;
