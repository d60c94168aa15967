import { checkOwnScheme } from '../../core/background/check-own-scheme.ts';
import { groupingOf } from '../../core/background/own-scheme.ts';
import type { Scheme } from '../../core/background/scheme.ts';
import { schemeOf, schemes } from '../../core/background/schemes.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { ProjectSession } from './session.ts';

/** Errors: background/unknown-scheme. */
export function schemeNamed(session: ProjectSession, schemeId: string): Scheme {
  return schemeOf(schemeId, session.store.schemes.all());
}

export function schemeInForce(session: ProjectSession): Scheme {
  return schemeNamed(session, session.store.settings().schemeId);
}

/** Grouping id that a benchmark must match; that of the settings even where the scheme is unknown here. */
export function groupingInForce(session: ProjectSession): string {
  const { schemeId } = session.store.settings();
  const own = session.store.schemes.all();
  const isKnown = [...schemes, ...own].some(({ id }) => id === schemeId);
  return isKnown ? groupingOf(schemeOf(schemeId, own)) : schemeId;
}

/** Grouping of a run: its own, else the one in force. Errors: background/unknown-scheme. */
export function schemeFor(
  session: ProjectSession,
  { scheme, schemeId }: Pick<Input<'finding.pin'>, 'scheme' | 'schemeId'>,
): Scheme {
  if (scheme === undefined)
    return schemeId === undefined ? schemeInForce(session) : schemeNamed(session, schemeId);
  checkOwnScheme(scheme, []);
  return schemeOf(scheme.id, [scheme]);
}
