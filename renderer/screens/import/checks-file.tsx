import './checks.css';
import { useEffect, useRef } from 'react';
import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { adoptProject, type Dataset } from '../../session/session.ts';
import { type Command, useCommand, useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';
import type { CheckList, Finding, FixKind } from './check-list.ts';
import { ChecksDone } from './checks-done.tsx';
import { ChecksFinding } from './checks-finding.tsx';

type ChecksFileProps = { readonly dataset: Dataset; readonly onClose: () => void };

/** Findings of the checks on a file: inspect, fix or leave each, and undo. */
export function ChecksFile({ dataset, onClose }: ChecksFileProps) {
  const list = useQuery('check.list', { datasetId: dataset.id });
  const command = useCommand();
  const found = list.value?.value ?? null;
  const isBusy = command.isBusy || list.isWaiting;
  const { fix, undo } = stepsOf(dataset.id, command);

  return (
    <div className="stack">
      <div className="title-line">
        <ScreenTitle title={`Check ${dataset.label}`} />
        <ActionButton onPress={onClose}>All files</ActionButton>
      </div>
      {list.failure ? <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} /> : null}
      {command.failure ? (
        <ErrorPanel failure={command.failure} action="Back to the list" onAction={command.clear} />
      ) : null}
      {found === null && list.failure === null ? (
        <section className="card">
          <ProgressLine label="Checking every row" progress={null} />
        </section>
      ) : null}
      {found ? (
        <>
          <Findings dataset={dataset} list={found} isBusy={isBusy} onFix={fix} />
          {found.done.length > 0 ? <ChecksDone done={found.done} isBusy={isBusy} onUndo={undo} /> : null}
        </>
      ) : null}
    </div>
  );
}

function stepsOf(datasetId: string, command: Command) {
  return {
    fix: (finding: Finding, kind: FixKind, label: string): void =>
      void command.run(async () => {
        adoptProject(await ask('check.fix', { datasetId, finding: finding.id, fix: kind }));
        announce(`Done: ${label}.`);
      }),
    undo: (fixId: string): void =>
      void command.run(async () => {
        adoptProject(await ask('check.undo', { datasetId, fixId }));
        announce('The step is undone.');
      }),
  };
}

type FindingsProps = {
  readonly dataset: Dataset;
  readonly list: CheckList;
  readonly isBusy: boolean;
  readonly onFix: (finding: Finding, kind: FixKind, label: string) => void;
};

function Findings({ dataset, list: { findings, done }, isBusy, onFix }: FindingsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(findings);
  // Refocuses: the pressed button was removed with its finding.
  useEffect(() => {
    const isChanged = shown.current !== findings;
    shown.current = findings;
    if (isChanged && document.activeElement === document.body) heading.current?.focus();
  }, [findings]);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {findings.length > 0
          ? `${countOf(findings.length, 'thing')} to look at`
          : done.length > 0
            ? 'Nothing odd is left'
            : 'Nothing odd was found'}
      </h2>
      <p className="quiet">
        {findings.length > 0
          ? 'Rows are counted as imported, from the first one below the headings. Your own file stays as it is, and every step can be undone.'
          : 'Looked at, as far as the file has columns for them: dates, rows and people that stand there twice, pay, shares of full time, the order of grades, and the categories of the wave before.'}
      </p>
      {[...Map.groupBy(findings, ({ check }) => check)].map(([check, group]) => (
        <section className="card stack" key={check} aria-label={check}>
          <h3>{check}</h3>
          <ul className="checks-findings">
            {group.map((finding) => (
              <li key={finding.id} className="stack">
                <ChecksFinding dataset={dataset} finding={finding} isBusy={isBusy} onFix={onFix} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
