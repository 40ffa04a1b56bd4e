import { TemplateError } from '../TemplateError';
import { addRendered } from './fetchTemplate';
import type { StepAction } from './StepAction';

/**
 * `model-serving:parts`: parts that our templates share, e.g. a pipeline for one CI, filled in.
 * Later parts leave the files of earlier ones as they are.
 */
export const renderParts: StepAction = {
  id: 'model-serving:parts',
  async run(input, context) {
    const { parts } = input;
    if (!Array.isArray(parts)) {
      throw new TemplateError('model-serving:parts needs a list of parts');
    }
    for (const part of parts) {
      addRendered(await context.readPart(String(part)), input, context);
    }
    return {};
  },
};
