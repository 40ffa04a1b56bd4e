export { HoverNote } from './HoverNote';
