import {
  loadableModel,
  type RegistryModel,
} from '@modeldeck/plugin-model-serving-common';
import { RemoteError } from '../../artifacts/http/RemoteError';
import { TemplateError } from '../TemplateError';
import type { StepAction, StepContext } from './StepAction';

/** `model-serving:resolve-model`: where the files of a registered model lie, as of now. */
export const resolveModelStep: StepAction = {
  id: 'model-serving:resolve-model',
  async run({ uri, requireFound }, { findModel, remark }) {
    const found = loadableModel(await ask(findModel, String(uri)), {
      requireFound: requireFound === true,
    });
    if ('problem' in found) {
      throw new TemplateError(found.problem);
    }
    remark(found.remark);
    return { ...found.model };
  },
};

async function ask(
  findModel: StepContext['findModel'],
  uri: string,
): Promise<RegistryModel> {
  if (!findModel) {
    throw new TemplateError(
      `Where ${uri} lies cannot be asked: no model registry is told`,
    );
  }
  try {
    return await findModel(uri);
  } catch (error) {
    if (error instanceof RemoteError) {
      throw new TemplateError(error.message);
    }
    throw error;
  }
}
