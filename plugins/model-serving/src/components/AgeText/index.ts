export { AgeText } from './AgeText';
