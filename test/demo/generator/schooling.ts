import type { Group } from '../../../core/background/background.ts';
import { drawKey, type Random } from './random.ts';

/** Option texts of the school question, Judicial Appointments Commission 2023; its source stands in assets/schemes/questions.json. */
export function drawSchool(random: Random, background: Group): string {
  const independent = { professional: 0.17, intermediate: 0.06, 'working-class': 0.02 }[background];
  return drawKey(random, {
    'A state-run or state-funded school – non-selective': 0.76 - independent,
    'A state-run or state-funded school – selective': 0.12,
    'Independent or fee-paying school': independent,
    'Independent or fee-paying school, where I received a bursary covering 90% or more of my tuition': 0.01,
    'Attended school outside the UK': 0.06,
    'I don’t know': 0.02,
    'Prefer not to say': 0.03,
  });
}

/** Option texts of the free school meals question; its source stands in assets/schemes/questions.json. */
export function drawFreeMeals(random: Random, background: Group): string {
  const eligible = { professional: 0.06, intermediate: 0.14, 'working-class': 0.31 }[background];
  return drawKey(random, {
    Yes: eligible,
    No: 0.8 - eligible,
    'Not applicable (finished school before 1980 or went to school overseas)': 0.12,
    'I don’t know': 0.05,
    'Prefer not to say': 0.03,
  });
}
