export {
  ServingRepositoryPicker,
  type ServingRepositoryPickerOptions,
  type ServingRepositoryPickerProps,
} from './ServingRepositoryPicker';
export {
  servingRepositoryPickerField,
  validateRepository,
} from './servingRepositoryPickerField';
