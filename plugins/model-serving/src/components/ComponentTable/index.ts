export { ComponentTable } from './ComponentTable';
