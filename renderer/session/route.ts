import { useSyncExternalStore } from 'react';

/** Screens in the order of the work; Ctrl or Cmd with a digit goes to one. */
export const screens = [
  { id: 'start', title: 'Start', part: null },
  { id: 'import', title: 'Import and map', part: 'Data' },
  { id: 'answers', title: 'Group answers', part: 'Data' },
  { id: 'health', title: 'Data health', part: 'Data' },
  { id: 'analyses', title: 'Analyses', part: 'Findings' },
  { id: 'pinned', title: 'Pinned findings', part: 'Findings' },
] as const;
export type ScreenId = (typeof screens)[number]['id'];

export type Route = { readonly screen: ScreenId; readonly detail: string | null };

export function readRoute(hash: string): Route {
  const [screenId, detail] = hash.replace(/^#\/?/, '').split('/');
  const screen = screens.find((each) => each.id === screenId);
  return { screen: screen?.id ?? 'start', detail: detail ? decodeURIComponent(detail) : null };
}

export function routeTo(screen: ScreenId, detail: string | null = null): string {
  return detail === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(detail)}`;
}

export function goTo(screen: ScreenId, detail: string | null = null): void {
  location.hash = routeTo(screen, detail);
}

/** Data health has a screen of its own, although it is an analysis like any other. */
export const HEALTH_ANALYSIS = 'completion-funnel';

export function routeToAnalysis(analysisId: string): string {
  return analysisId === HEALTH_ANALYSIS ? routeTo('health') : routeTo('analyses', analysisId);
}

export function goToAnalysis(analysisId: string): void {
  location.hash = routeToAnalysis(analysisId);
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(subscribe, () => location.hash));
}
