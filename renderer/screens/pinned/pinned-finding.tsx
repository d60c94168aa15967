import { noWeighting } from '../../../core/contract/words.ts';
import { dateText } from '../../../core/words/date-text.ts';
import type { Result } from '../../../core/results/result.ts';
import { goToAnalysis } from '../../session/route.ts';
import { session, useSession } from '../../session/session.ts';
import { useCommand, useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { StrengthMark } from '../../components/strength-mark.tsx';
import { EmphasisedSentence } from '../analyses/emphasised-sentence.tsx';
import { type FindingRecord, removeFinding } from './pin-commands.ts';
import { StaleNote } from './stale-note.tsx';

export type Finding = FindingRecord & { readonly result: Result };

export function PinnedFinding({ finding }: { finding: Finding }) {
  const { result, request } = finding;
  const command = useCommand();
  const check = useQuery('finding.check', { findingId: finding.id });
  const isDatasetHere = useSession(
    (state) => state.project?.datasets.some((each) => each.id === request.datasetId) ?? false,
  );
  const remove = (): void => void command.run(() => removeFinding(finding));
  return (
    <article className="card finding">
      <h2>{result.analysis.question}</h2>
      <p className="lead">
        <EmphasisedSentence text={result.sentences[0] ?? ''} />
      </p>
      <StrengthMark strength={result.strength} />
      <ul className="chips" aria-label="Who is counted">
        {factsOf(finding).map((fact) => (
          <li className="chip" key={fact}>
            {fact}
          </li>
        ))}
      </ul>
      {result.context.facts.map(({ id, sentence }) => (
        <p className="small" key={id}>
          {sentence}
        </p>
      ))}
      {check.value?.isStale ? (
        <StaleNote
          findingId={finding.id}
          question={result.analysis.question}
          then={result}
          check={check.value}
        />
      ) : null}
      {command.failure ? <ErrorPanel failure={command.failure} action="Try again" onAction={remove} /> : null}
      <div className="actions">
        {isDatasetHere ? (
          <ActionButton
            onPress={() => reopenAnalysis(finding)}
            aria-label={`Open: ${result.analysis.question}`}
          >
            Open
          </ActionButton>
        ) : null}
        <ActionButton
          onPress={remove}
          isDisabled={command.isBusy}
          aria-label={`Remove: ${result.analysis.question}`}
        >
          Remove
        </ActionButton>
        <span className="small">Pinned on {dateText(finding.pinnedAt)}</span>
      </div>
    </article>
  );
}

function factsOf({ result }: Finding): readonly string[] {
  const { dataset, filters, weight } = result.context;
  return [
    dataset,
    ...filters.map(({ label, values }) => `${label}: ${values.join(', ')}`),
    ...(weight === null ? [] : [weight]),
    ...result.chips.map((chip) => dateText(chip)),
  ].filter((fact, index, all) => all.indexOf(fact) === index);
}

function reopenAnalysis({ request }: Finding): void {
  session.change({
    datasetId: request.datasetId,
    filters: request.filters,
    weighting: request.weighting ?? noWeighting,
    options: { ...session.read().options, [request.analysisId]: request.options },
    beside: { ...session.read().beside, [request.analysisId]: request.besideIds ?? [] },
  });
  goToAnalysis(request.analysisId);
}
