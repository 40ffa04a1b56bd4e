export { refuseOptions } from './refuseOptions';
export {
  ServingOptionCheck,
  type ServingOptionCheckOptions,
  type ServingOptionCheckProps,
} from './ServingOptionCheck';
export { servingOptionCheckField } from './servingOptionCheckField';
