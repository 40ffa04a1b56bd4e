export {
  RegistryModelPicker,
  type RegistryModelPickerProps,
} from './RegistryModelPicker';
export { registryModelPickerField } from './registryModelPickerField';
