export {
  ServingClusterPicker,
  type ServingClusterPickerOptions,
  type ServingClusterPickerProps,
} from './ServingClusterPicker';
export { servingClusterPickerField } from './servingClusterPickerField';
