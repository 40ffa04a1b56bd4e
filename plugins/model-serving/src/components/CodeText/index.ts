export { CodeText } from './CodeText';
