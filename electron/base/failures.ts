import { randomBytes } from 'node:crypto';
import { AppError, type AppErrorDetail } from '../../core/errors.ts';
import type { Failure } from '../../core/contract/requests.ts';

export function failureOf(detail: AppErrorDetail): Failure {
  const fields = Object.fromEntries(
    Object.entries(detail.fields).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  );
  return { code: detail.code, what: detail.what, whatToDo: detail.whatToDo, fields, incidentId: null };
}

/** The failure that crosses to the window. An unforeseen error is logged locally and becomes an incident with an id. */
export function wordError(error: unknown, log: (line: string) => void): Failure {
  if (error instanceof AppError) return failureOf(error.detail);
  const incidentId = randomBytes(4).toString('hex');
  log(`${incidentId} ${placesOf(error)}`);
  return {
    code: 'app/unexpected',
    what: 'Something went wrong that was not foreseen. Your project is as it was.',
    whatToDo: `Try again. If it happens again, quote incident ${incidentId}.`,
    fields: {},
    incidentId,
  };
}

/** Stack frames without the message, which may hold cell values. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const places = (error.stack ?? '').match(/[\w-]+\.[cm]?[jt]s:\d+/g) ?? [];
  return `${error.name} ${places.slice(0, 6).join(' ')}`;
}
