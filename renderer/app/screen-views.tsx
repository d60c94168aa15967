import type { ReactNode } from 'react';
import { AnalysesScreen } from '../screens/analyses/analyses-screen.tsx';
import { AnswersScreen } from '../screens/answers/answers-screen.tsx';
import { HealthScreen } from '../screens/health/health-screen.tsx';
import { ImportScreen } from '../screens/import/import-screen.tsx';
import { PinnedScreen } from '../screens/pinned/pinned-screen.tsx';
import { StartScreen } from '../screens/start/start-screen.tsx';
import { openAnswersOf } from '../session/open-answers.ts';
import type { ScreenId } from '../session/route.ts';
import type { Dataset, ProjectState } from '../session/session.ts';
import { countOf } from '../words/wording.ts';

/** What the rail knows when it says how far the work of a screen is. */
type Work = {
  readonly project: ProjectState;
  readonly dataset: Dataset | null;
  readonly usable: Readonly<Record<string, string>>;
  readonly stale: number;
};

type ScreenView = {
  /** `detail` is what the address names beside the screen. */
  readonly show: (detail: string | null) => ReactNode;
  /** How far its work is, in a word or two. */
  readonly state: (work: Work) => string;
};

const nothingToSay = (): string => '';

/** A screen is a line in session/route and one here: types ask for both. */
export const screenViews: Readonly<Record<ScreenId, ScreenView>> = {
  start: { show: () => <StartScreen />, state: nothingToSay },
  import: {
    show: (detail) => <ImportScreen wanted={detail} />,
    state: ({ project: { datasets } }) =>
      datasets.length === 0 ? 'to do' : countOf(datasets.length, 'file'),
  },
  answers: {
    show: (detail) => <AnswersScreen wanted={detail} />,
    state({ dataset }) {
      if (dataset === null) return '';
      const open = openAnswersOf(dataset);
      if (open > 0) return `${open} open`;
      return dataset.hasKeyQuestion ? 'done' : '';
    },
  },
  health: {
    show: () => <HealthScreen />,
    state: ({ dataset, usable }) => (dataset ? (usable[dataset.id] ?? '') : ''),
  },
  analyses: { show: (detail) => <AnalysesScreen analysisId={detail} />, state: nothingToSay },
  pinned: {
    show: () => <PinnedScreen />,
    state({ project: { findings }, stale }) {
      if (findings === 0) return '';
      return stale === 0 ? String(findings) : `${stale} changed`;
    },
  },
};
