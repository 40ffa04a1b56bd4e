import type { Entity } from '@backstage/catalog-model';

/** Names the service that a catalogue entity stands for. @public */
export const SERVICE_ID_ANNOTATION = 'modeldeck.io/service-id';

export function serviceIdOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[SERVICE_ID_ANNOTATION];
}

/** Whether the entity is served by something that Modeldeck reads. @public */
export function isModelServingAvailable(entity: Entity): boolean {
  return Boolean(serviceIdOf(entity));
}
