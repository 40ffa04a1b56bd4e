/** What has been answered to a form; of a form that is none, nothing. */
export function formAnswers(
  formContext: { formData?: unknown } | undefined,
): Readonly<Record<string, unknown>> {
  const answers = formContext?.formData;
  return typeof answers === 'object' && answers !== null
    ? (answers as Record<string, unknown>)
    : {};
}

/** The cluster that was chosen, by the field that our templates have for it. */
export function chosenCluster(
  answers: Readonly<Record<string, unknown>>,
): string | undefined {
  const { cluster } = answers;
  return typeof cluster === 'string' && cluster !== '' ? cluster : undefined;
}
