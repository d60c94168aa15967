import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { extractColumns } from './extract/columns.ts';

/** Packages of R that read what we read. */
export type RPackage = 'haven' | 'readxl';

export function hasInR(name: RPackage): boolean {
  const { stdout } = spawnSync('Rscript', ['-e', `cat(requireNamespace("${name}", quietly = TRUE))`], {
    encoding: 'utf8',
  });
  return stdout === 'TRUE';
}

export type RPeer = {
  /** Lines that an expression comes to. */
  readonly lines: (expression: string) => Promise<readonly string[]>;
  /** Most that R itself held in memory, in MB; null where the system does not tell. */
  readonly peakMb: () => number | null;
  readonly close: () => void;
};

const END_OF_ANSWER = '\u0004';
const KB_A_MB = 1_024;

const answerEachLine = `
input <- file("stdin")
open(input)
while (length(line <- readLines(input, 1L)) > 0L) {
  writeLines(c(as.character(eval(parse(text = line))), "${END_OF_ANSWER}"))
  flush(stdout())
}`;

/** R with a package loaded, waiting for what to do. */
export function startR(name: RPackage): RPeer {
  const script = `suppressPackageStartupMessages(library(${name}))\n${describeInR}\n${answerEachLine}`;
  const child = spawn('Rscript', ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async lines(expression) {
      child.stdin.write(`${expression.replaceAll('\n', ' ')}\n`);
      const lines: string[] = [];
      for (;;) {
        const { value, done } = await answers.next();
        if (done) throw new Error('R stopped.');
        if (value === END_OF_ANSWER) return lines;
        lines.push(value);
      }
    },
    peakMb: () => peakOf(child),
    close: () => void child.kill(),
  };
}

function peakOf({ pid }: ChildProcess): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1]) / KB_A_MB;
  } catch {
    return null;
  }
}

/** What describeColumn says of each column (digest.ts), from a data frame of R. */
const describeInR = `
describe <- function(name, type, values) {
  total <- function(present, sum) sprintf("%s: %.0f present, %.0f in all", name, present, sum)
  if (inherits(values, "haven_labelled")) values <- haven::as_factor(values)
  if (type == "category") {
    answers <- as.character(values)
    answers[is.na(answers)] <- ""
    counts <- table(answers)
    sprintf("%s: %s %d", name, names(counts), as.integer(counts))
  } else if (type == "text") {
    total(sum(nchar(values, "bytes")), sum(as.numeric(substring(values, 2))))
  } else {
    numbers <- if (type == "date") as.numeric(as.Date(values)) else floor(values * 100 + 0.5)
    total(sum(!is.na(numbers)), sum(numbers, na.rm = TRUE))
  }
}`;

/** The expression for all columns of a data frame. */
export function describeAll(frame: string): string {
  const parts = extractColumns.map(
    ({ name, type }) => `describe("${name}", "${type}", ${frame}[["${name}"]])`,
  );
  return `c(${parts.join(', ')})`;
}
