import { APP_PROBLEMS, problem } from '../problem.ts';

const absent = () => problem(APP_PROBLEMS.not_found);

/** Addresses the interface does not have answer like its others: with a problem document. */
export const GET = absent;
export const POST = absent;
