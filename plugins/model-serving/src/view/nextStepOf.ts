/** What to do about an answer that did not come: a key of the messages, by the HTTP status. */
export function nextStepOf(error: Error & { statusCode?: number }) {
  switch (error.statusCode) {
    case 401:
      return 'error.signIn';
    case 403:
      return 'error.permission';
    case 404:
      return 'error.notInstalled';
    default:
      return 'error.retrying';
  }
}
