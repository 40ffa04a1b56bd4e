export { refusePlatform } from './refusePlatform';
export {
  ServingPlatformPicker,
  type ServingPlatformPickerOptions,
  type ServingPlatformPickerProps,
} from './ServingPlatformPicker';
export { servingPlatformPickerField } from './servingPlatformPickerField';
