import { dateText } from '../../../core/words/date-text.ts';
import { type Dataset, session, useSession } from '../../session/session.ts';
import type { AnalysisSummary } from './analysis-list.tsx';
import { FieldsChoice } from './fields-choice.tsx';

const none: readonly string[] = [];

/** Datasets beside that are still in the project, and are not the one looked at. */
export function useBeside({ id }: Pick<AnalysisSummary, 'id'>, dataset: Dataset): readonly string[] {
  const chosen = useSession((state) => state.beside[id] ?? none);
  const others = useOthers(dataset);
  return chosen.filter((each) => others.some((other) => other.id === each));
}

type BesideChoiceProps = {
  readonly analysis: AnalysisSummary;
  readonly dataset: Dataset;
  readonly chosen: readonly string[];
};

/** Other datasets or waves of the project, where the analysis says that it can look at some. */
export function BesideChoice({ analysis: { id, beside }, dataset, chosen }: BesideChoiceProps) {
  const others = useOthers(dataset);
  if (beside === null || others.length === 0) return null;
  return (
    <section className="card side-card options-form" aria-labelledby="beside-title">
      <h2 id="beside-title">Side by side</h2>
      <FieldsChoice
        label={beside.label}
        help={beside.help}
        most={Math.min(beside.most, others.length)}
        chosen={chosen}
        fields={others.map(({ id: other, label, wave }) => ({
          id: other,
          label: `${label}, ${dateText(wave)}`,
        }))}
        onChange={(datasets) => session.change({ beside: { ...session.read().beside, [id]: datasets } })}
      />
    </section>
  );
}

function useOthers({ id }: Dataset): readonly Dataset[] {
  const datasets = useSession((state) => state.project?.datasets);
  return (datasets ?? []).filter((each) => each.id !== id);
}
