export { FieldNote, type FieldNoteProps } from './FieldNote';
export {
  fieldControl,
  type FieldControl,
  TemplateField,
  type TemplateFieldProps,
} from './TemplateField';
