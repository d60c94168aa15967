import { type MappingDraft, session, useSession } from './session.ts';

const untouched: Omit<MappingDraft, 'token'> = { reading: {}, isAfresh: false, fields: new Map(), form: {} };

type Draft = typeof untouched;

/** The draft of a file's mapping, which stays while the file waits, whatever screen is looked at meanwhile. */
export function useMappingDraft(token: string): Draft {
  return useSession(({ draft }) => (draft?.token === token ? draft : untouched));
}

/** Changes the current draft by function, so that rows rendered earlier do not overwrite it. */
export function changeDraft(token: string, change: (now: Draft) => Partial<Draft>): void {
  const { draft } = session.read();
  const now = draft?.token === token ? draft : { ...untouched, token };
  session.change({ draft: { ...now, ...change(now) } });
}

/** The file waits no longer: it was imported, or is not to be. */
export function forgetExtract(): void {
  session.change({ extract: null, draft: null });
}
