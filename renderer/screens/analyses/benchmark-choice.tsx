import { useState } from 'react';
import { ask } from '../../session/client.ts';
import { adoptProject, type Benchmark, useSession } from '../../session/session.ts';
import { useCommand } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ConfidenceMark } from '../../components/confidence-mark.tsx';
import { BenchmarkDialog } from './benchmark-dialog.tsx';

type BenchmarkChoiceProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

export function BenchmarkChoice({ label, value, onChange }: BenchmarkChoiceProps) {
  const benchmarks = useSession((state) => state.benchmarks);
  const projectId = useSession((state) => state.project?.benchmarkId ?? '');
  const groupingId = useSession((state) => state.project?.groupingId ?? '');
  const [isAdding, setIsAdding] = useState(false);
  const command = useCommand();
  const chosen = benchmarks.find((each) => each.id === (value ?? projectId));
  const useForProject = (id: string): void =>
    void command.run(async () => {
      adoptProject(await ask('project.choose-benchmark', { benchmarkId: id }));
      onChange(null);
    });
  return (
    <div className="benchmark-choice">
      <Choice
        label={label}
        value={value ?? projectId}
        onChange={(id) => onChange(id === projectId ? null : id)}
        sections={[{ heading: null, items: benchmarks.map((each) => itemOf(each, projectId, groupingId)) }]}
      />
      {chosen ? (
        <>
          <p className="small">
            {chosen.source.title}, {chosen.source.date}.
          </p>
          <ConfidenceMark confidence={confidenceOf(chosen)} />
        </>
      ) : null}
      <div className="benchmark-actions">
        <ActionButton look="quiet" icon="plus" onPress={() => setIsAdding(true)}>
          Type in your own
        </ActionButton>
        {value !== null && value !== projectId ? (
          <ActionButton look="quiet" onPress={() => useForProject(value)} isDisabled={command.isBusy}>
            Use it everywhere in this project
          </ActionButton>
        ) : null}
      </div>
      {command.failure ? <p className="entry-problem">{command.failure.what}</p> : null}
      {isAdding ? (
        <BenchmarkDialog
          onClose={() => setIsAdding(false)}
          onAdded={(id) => {
            setIsAdding(false);
            onChange(id);
          }}
        />
      ) : null}
    </div>
  );
}

const noteWords = { seen: 'seen', partly: 'partly unverified', unverified: 'unverified' } as const;

function confidenceOf({ confidence, unverifiedShares }: Benchmark): keyof typeof noteWords {
  return confidence === 'seen' && unverifiedShares.length > 0 ? 'partly' : confidence;
}

function itemOf(benchmark: Benchmark, projectId: string, groupingId: string) {
  const notes = [
    benchmark.id === projectId ? 'used in this project' : '',
    benchmark.custom ? 'your own' : noteWords[confidenceOf(benchmark)],
    benchmark.schemes.length > 0 && !benchmark.schemes.includes(groupingId)
      ? 'another grouping: not like for like'
      : '',
  ];
  return {
    id: benchmark.id,
    label: benchmark.shortLabel,
    note: notes.filter((note) => note !== '').join(' · '),
  };
}
