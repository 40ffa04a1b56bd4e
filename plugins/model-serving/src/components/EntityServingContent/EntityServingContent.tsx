import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { SERVICE_ID_ANNOTATION, serviceIdOf } from '../../entity';
import { ServiceById } from '../ServiceById';

/** The Serving tab of a catalogue entity. */
export function EntityServingContent() {
  const { entity } = useEntity();
  const id = serviceIdOf(entity);
  return id ? (
    <ServiceById id={id} named />
  ) : (
    <MissingAnnotationEmptyState annotation={SERVICE_ID_ANNOTATION} />
  );
}
