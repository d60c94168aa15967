import { dateText } from '../../core/words/date-text.ts';
import type { ReactNode } from 'react';
import { weightingText } from '../../core/contract/words.ts';
import { type Dataset, type Filter, useDataset, useSession } from '../session/session.ts';

export function StatusBar() {
  const project = useSession((state) => state.project);
  const filters = useSession((state) => state.filters);
  const weighting = useSession((state) => state.weighting);
  const placed = useSession((state) => state.placed);
  const benchmarks = useSession((state) => state.benchmarks);
  const version = useSession((state) => state.info?.version ?? '');
  const dataset = useDataset();
  const benchmark = benchmarks.find((each) => each.id === project?.benchmarkId);
  return (
    <footer className="status-bar">
      {project ? (
        <dl className="status-facts">
          <Fact name="Project">{project.name}</Fact>
          {dataset ? (
            <>
              <Fact name="Wave">{dateText(dataset.wave)}</Fact>
              <Fact name="Filter">{describeFilters(filters, dataset.fields)}</Fact>
              <Fact name="Weight">
                {weighting.kind === 'none' ? 'none' : `${weightingText(weighting) ?? ''} (asked for)`}
              </Fact>
              {placed[dataset.id] ? <Fact name="Placed by hand">{placed[dataset.id]}</Fact> : null}
            </>
          ) : null}
          {benchmark ? <Fact name="Benchmark">{benchmark.shortLabel}</Fact> : null}
          <Fact name="Policy" isLoud={project.policy.id === 'none'}>
            {project.policy.label}
          </Fact>
        </dl>
      ) : (
        <p>{version === '' ? 'Rungs' : `Rungs ${version}`}</p>
      )}
      <p className="status-offline">Offline. Nothing leaves this computer.</p>
    </footer>
  );
}

function Fact({ name, isLoud = false, children }: { name: string; isLoud?: boolean; children: ReactNode }) {
  return (
    <div className={isLoud ? 'status-fact status-fact-loud' : 'status-fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Filters in words, with fields labelled as in findings. */
function describeFilters(filters: readonly Filter[], fields: Dataset['fields']): string {
  if (filters.length === 0) return 'none';
  return filters
    .map(({ field, values }) => {
      const label = fields.find((each) => each.field === field)?.label ?? field;
      return `${label}: ${values.join(', ')}`;
    })
    .join('; ');
}
