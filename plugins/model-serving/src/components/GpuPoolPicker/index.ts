export { GpuPoolPicker, type GpuPoolPickerProps } from './GpuPoolPicker';
export { gpuPoolPickerField } from './gpuPoolPickerField';
