export { GapList } from './GapList';
