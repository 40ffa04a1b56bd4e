/** Where the registry that holds a model can be looked at; see docs/labels.md. */
export const REGISTRY_URL = 'modeldeck.io/registry-url';

/** The name of the registered model, where the storage URI does not tell it; see docs/labels.md. */
export const REGISTERED_MODEL = 'modeldeck.io/registered-model';
