/** Text that would be code, or another type, wherever it is not escaped. */
export const HOSTILE =
  'no: "\'$(id) `id` ${HOME} {{ x }} {% raw %} <b>|*_# \\ ${{ values.name }}';
